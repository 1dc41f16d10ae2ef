"""当事人的姓名：no way of typing it lets a full name through unasked."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.audit.models import Entry
from mingtang.enforcement.actions import notices, publishing
from mingtang.enforcement.models import EnforcementNotice
from mingtang.enforcement.queries import notices as desk
from mingtang.language.people import UNREADABLE
from mingtang.law.enforcement import Ending, notice_kind
from mingtang.law.rules import RuleBroken
from mingtang.tables.writing import write_table
from mingtang.vetting.places import places_of
from tests.builders import moment
from tests.enforcement.conftest import AT, person, released, typed
from tests.pages import signed_in, words
from tests.refusals import refused
from tests.roles import everything

NEW = "/desk/enforcement/new/penalty/"
DOUBT = (
    "文字里可能还有当事人的姓名：“违法事实”里“孔”字和它后面的字。请改成只留姓的“孔**”；不是姓名的，勾选“看过了”再保存。"
)


def put(made, name, facts, **told):
    cells = person(name, facts=facts)
    return notices.put(made.organ, kind="penalty", typed=cells, by=made["officer"], at=AT, **told)


@pytest.mark.parametrize(
    ("name", "facts", "shown", "told"),
    [
        ("孔德福、李大山", "孔德福和李大山摆摊，孔 德福拒不改正。", "孔**、李**", "孔**和李**摆摊，孔**拒不改正。"),
        ("孔 德福", "孔德福摆摊。", "孔**", "孔**摆摊。"),
        ("孔德福（驿北村）", "孔德福摆摊。", "孔**", "孔**摆摊。"),
    ],
)
def test_every_name_is_covered_however_it_was_typed(made, name, facts, shown, told):
    notice = put(made, name, facts)
    assert (notice.party, notice.cells["party"], notice.cells["facts"]) == (shown, shown, told)
    assert [full for full in ("德福", "大山") if full in str(everything())] == []


def test_what_cannot_be_read_as_names_is_refused(made):
    with refused(UNREADABLE):
        put(made, "孔德福李大山", "摆摊占道。")


def test_a_name_typed_covered_with_the_full_one_in_the_text_is_asked_about(made):
    with refused(DOUBT):
        put(made, "孔**", "孔德福摆摊。")
    with refused(DOUBT):
        put(made, "孔某某", "经查，孔德福在集市路摆摊。")
    notice = put(made, "孔**", "孔雀养殖场旁摆摊。", looked=True)
    assert '"looked":true' in Entry.rows.filter(subject__endswith=f":{notice.pk}").last().facts.replace(" ", "")


def test_the_form_asks_once_and_keeps_what_was_typed(made):
    client = signed_in(made, "officer")
    data = {f"cell-{key}": value for key, value in person("孔**", facts="孔德福摆摊。").items()}
    page = client.post(NEW, data | {"cell-unit": made.organ.pk})
    told = words(page)
    assert (page.status_code, DOUBT in told, "看过了，文字里没有要遮住的姓名" in told) == (422, True, True)
    assert client.post(NEW, data | {"cell-unit": made.organ.pk, "cell-looked": "on"}).status_code == 302
    assert "看过了" not in words(client.get(NEW))


def test_a_table_with_a_doubt_is_not_read_in(made):
    rows = [person("孔**", facts="孔德福摆摊。", number="7号")]
    file = SimpleUploadedFile("处罚.xlsx", write_table("公示", notice_kind("penalty").fields, rows))
    page = signed_in(made, "officer").post("/desk/enforcement/upload/penalty/", {"file": file, "unit": made.organ.pk})
    assert (page.status_code, EnforcementNotice.rows.count()) == (422, 0)
    assert "文字里可能还有当事人的姓名" in words(page)


def test_the_public_reason_of_an_ending_is_asked_about_too(made):
    notice = put(made, "孔德福", "孔德福摆摊。")
    released(made, notice)
    at = moment("2026-03-12")
    told = {"how": Ending.REVOKED, "on": at.date(), "by": made["clerk"], "at": at}
    with pytest.raises(RuleBroken, match="“公开的理由”里“孔”字"):
        notices.end(notice, why="孔德福申请复议，决定撤销。", **told)
    data = {"end-how": "revoked", "end-on": "2026-03-12", "end-why": "孔德福申请复议，决定撤销。"}
    page = words(signed_in(made, "clerk").post(f"/desk/enforcement/{notice.pk}/end/", data))
    assert "看过了，文字里没有要遮住的姓名" in page
    assert notices.end(notice, why="孔**申请复议，决定撤销。", **told).ended_how == "revoked"


def test_another_persons_name_is_settled_before_anything_goes_public(made):
    facts = "欧阳建国在路边摆摊，欧阳建国的妻子李桂芳在场。"
    notice = put(made, "欧阳建国", facts)
    page = words(signed_in(made, "officer").get(f"/desk/enforcement/{notice.pk}/"))
    assert "可能的姓名 李**" in page
    with refused("有 1 处提示还没有核对：“违法事实”的可能的姓名。请在“公开前核对”里逐处改掉，或者写明理由忽略。"):
        publishing.submit(notice, by=made["officer"], at=AT)
    notices.put(
        made.organ,
        kind="penalty",
        typed={**notice.cells, "facts": "欧阳**的妻子在场。"},
        notice=notice,
        by=made["officer"],
        at=AT,
    )
    assert (
        publishing.reasons_against_submitting(notice.__class__.rows.get(pk=notice.pk), by=made["officer"], at=AT) == []
    )


def test_a_name_that_is_kept_with_a_reason_is_shown_to_whoever_reviews_and_signs(made):
    notice = put(made, "欧阳建国", "欧阳建国的妻子李桂芳在场。")
    client = signed_in(made, "officer")
    mark = next(it.noticed.mark for it in places_of(desk.text_to_vet(notice)))
    client.post(f"/desk/enforcement/{notice.pk}/excuse/", {"mark": mark, "reason": "李桂芳是公示的经营人。"})
    revision = publishing.submit(notice, by=made["officer"], at=AT)
    for who in ("reviewer", "leader"):
        reader = signed_in(made, who)
        url = f"/desk/proofing/revision/{revision.pk}/"
        assert url in reader.get(f"/desk/review/{revision.pk}/").content.decode()
        told = words(reader.get(url))
        assert ("写明理由忽略的 1 处" in told, "李桂芳是公示的经营人。" in told) == (True, True)


def test_the_public_reason_of_an_ending_may_name_nobody_else_unasked(made):
    notice = notices.put(made.organ, kind="penalty", typed=typed(), by=made["officer"], at=AT)
    told = {"how": Ending.REVOKED, "on": AT.date(), "by": made["clerk"], "at": AT}
    with pytest.raises(RuleBroken, match="文字里可能有别人的姓名：“公开的理由”里“李”字"):
        notices.end(notice, why="证人李桂芳改变证言，决定撤销。", **told)
    assert notices.end(notice, why="证人李**改变证言，决定撤销。", **told).ended_how == "revoked"
