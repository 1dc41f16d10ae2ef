"""岗位 × 地址：who sees the versions, who writes them, and who judges them."""

from mingtang.adjustments import actions
from mingtang.catalogue.models import Version
from mingtang.ui import clock
from tests.builders import moment
from tests.catalogue.conftest import facts, item_of
from tests.catalogue.test_roles import may
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

URL = "/desk/catalogue/liuxi/versions/"
SEEN = {"sign-in": strangers(), 200: OF_THE_ORGAN, 404: others(*OF_THE_ORGAN)}
ITEM = {
    "art": "20.15", "first": "其他", "second": "热线", "elements": "电话", "limit": "及时公开",
    "subject": "柳溪镇人民政府", "channels": ["site"], "audiences": ["all"], "ways": ["proactive"],
    "levels": ["town"], "cadence": "on_change", "within": "20", "stale_after": "0", "early": "15",
}  # fmt: skip


def test_the_versions_are_seen_in_the_organ(made, version):
    assert got(made, URL) == got(made, f"{URL}1/") == SEEN


def test_the_ready_catalogue_is_set_up_by_the_clerk(made):
    assert posted(made, "/desk/catalogue/liuxi/set-up/") == may("clerk")


def test_a_draft_is_begun_by_the_clerk(made, version):
    assert posted(made, "/desk/catalogue/liuxi/draft/") == may("clerk")


def test_items_are_seen_by_all_and_edited_by_the_clerk(made, fresh_draft):
    actions.add(fresh_draft, facts=facts(), by=made["clerk"], at=moment("2026-04-01"))
    for address in (f"{URL}2/new/", f"{URL}2/items/bt-zhengce/"):
        assert got(made, address) == SEEN
    assert posted(made, f"{URL}2/new/", ITEM) == may("clerk")
    assert posted(made, f"{URL}2/items/own-001/", ITEM) == may("clerk")
    assert posted(made, f"{URL}2/items/own-001/remove/") == may("clerk")


def test_who_answers_is_seen_by_all_and_told_by_the_clerk(made, version):
    assert got(made, "/desk/catalogue/liuxi/assign/bt-zhengce/") == SEEN
    told = {"owner": made.units["liuxi-nyb"].pk, "column": item_of(made, "bt-zhengce").column_id}
    assert posted(made, "/desk/catalogue/liuxi/assign/bt-zhengce/", told) == may("clerk")


def test_what_changed_above_is_taken_over_or_kept_by_the_clerk(made, version):
    village = actions.set_up(made.units["taoyuan"], by=made["clerk"], at=moment("2026-04-01"))
    village.items.filter(code="cw-caiwu").delete()
    draft = actions.draft(made.organ, by=made["clerk"], at=moment("2026-04-01"))
    actions.remove(draft.items.get(code="cw-zhongda"), by=made["clerk"], at=moment("2026-04-01"))
    actions.submit(draft, note="删去一项。", by=made["clerk"], at=moment("2026-04-01"))
    now = clock.now()
    actions.approve(Version.rows.get(pk=draft.pk), in_force_on=now.date(), by=made["leader"], at=now)
    seen = OF_THE_ORGAN | {"district-officer", "village-officer"}
    may_village = {
        "sign-in": strangers(), 302: {"clerk"}, 422: seen - {"clerk"}, 404: others(*seen),
    }  # fmt: skip
    address = "/desk/catalogue/taoyuan/versions/1/"
    assert posted(made, f"{address}take-over/cw-caiwu/") == may_village
    assert posted(made, f"{address}items/cw-zhongda/keep/") == may_village


def test_a_draft_is_handed_in_or_dropped_by_the_clerk(made, fresh_draft):
    assert posted(made, f"{URL}2/submit/", {"note": "调整。"}) == may("clerk")
    assert posted(made, f"{URL}2/drop/") == may("clerk")


def test_a_version_is_judged_by_reviewers_and_leaders(made, fresh_draft):
    actions.submit(fresh_draft, note="没有变化。", by=made["clerk"], at=moment("2026-04-01"))
    told = {"in_force_on": clock.today().isoformat()}
    assert posted(made, f"{URL}2/approve/", told) == may("reviewer", "leader")
    assert posted(made, f"{URL}2/send-back/", {"reason": "漏了一项。"}) == may("reviewer", "leader")
