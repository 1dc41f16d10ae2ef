"""收回：one act on all levels, each in the trail of its own organ, and those it concerns are told."""

from datetime import timedelta

import pytest

from mingtang.audit.models import Entry
from mingtang.delegation.actions import receiving
from mingtang.desk.queries import handed_down
from mingtang.law.delegation import HandDownState
from mingtang.outbox.actions import open_notice
from mingtang.outbox.models import Notice
from tests import builders
from tests.delegation.acts import ACTS, AT, LATER, fresh, give, take
from tests.pages import signed_in, words

PEOPLE = ("clerk", "village-officer", "district-officer", "officer", "county-clerk")


@pytest.fixture
def chain(made, sent):
    """County → 柳溪镇 → 桃园村, and 东管理区, which has not answered."""
    made.listed = take(made, sent)
    made.village, made.district = give(made, "", "taoyuan", "liuxi-dong", source=made.listed, by="clerk")[::-1]
    if made.village.target.code != "taoyuan":
        made.village, made.district = made.district, made.village
    made.of_village = take(made, made.village, by="village-officer")
    return made


def told(made, who, at=LATER):
    return [row.sentence for row in handed_down.rows(made[who], at=at) if row.words == "已收回"]


def test_a_recall_reaches_every_level_in_one_act(chain, sent):
    ACTS[HandDownState.RECALLED](chain, fresh(sent))
    told = [(row.stands, row.reason) for row in (fresh(one) for one in (sent, chain.village, chain.district))]
    assert told == [
        (HandDownState.RECALLED, "不办了。"),
        (HandDownState.RECALLED, "上级收回：不办了。"),
        (HandDownState.WITHDRAWN, "上级收回：不办了。"),
    ]
    for listed in (chain.listed, chain.of_village):
        listed.refresh_from_db()
        assert listed.withdrawn_at == LATER
    verbs = Entry.rows.filter(at=LATER, verb__startswith="delegation.").order_by("chain", "verb")
    assert list(verbs.values_list("chain", "verb")) == [
        ("liuxi", "delegation.recall"),
        ("liuxi", "delegation.withdraw"),
        ("qinghe", "delegation.recall"),
    ]


def test_what_hangs_on_a_task_of_the_receivers_own_plan_stays(made):
    row = give(made, "1.1.1", "liuxi")
    own = builders.commitment(made.plan)
    receiving.accept_with(row, own=own, by=made["clerk"], at=AT)
    below = give(made, "", "taoyuan", source=own, by="clerk")
    ACTS[HandDownState.RECALLED](made, row)
    assert fresh(below).stands is HandDownState.SENT


def test_those_it_is_recalled_from_are_told_until_they_have_looked_or_for_a_week(chain, sent):
    ACTS[HandDownState.RECALLED](chain, fresh(sent))
    assert {who: told(chain, who) for who in PEOPLE} == {
        "clerk": ["下达给柳溪镇的任务（第 交1 条）已收回"],
        "village-officer": ["下达给桃园村的任务（第 交2 条）已收回"],
        "district-officer": [],
        "officer": [],
        "county-clerk": [],
    }
    assert told(chain, "clerk", at=LATER + timedelta(days=8)) == []
    notice = Notice.rows.get(person=chain["clerk"], step="recall")
    assert signed_in(chain, "clerk").get(notice.path).status_code == 200
    open_notice(notice, by=chain["clerk"], at=LATER)
    assert told(chain, "clerk") == []


def test_an_act_that_is_refused_shows_why_on_the_page_as_it_stands_now(made, sent):
    url = f"/desk/handed-down/{sent.pk}/"
    client = signed_in(made, "county-clerk")
    form = {"text": "改了。", "rhythm": "once", "due_on": "2026-05-31"}
    told = {
        "recall/": ({"recall-reason": "不办了。"}, "这项下达“待接收”，不能收回。对方还没有接收的，撤回就可以。"),
        "again/": (form, "这项下达“待接收”，不能重新下达。只有被退回的任务才能重新下达。"),
    }
    for act, (typed, reason) in told.items():
        response = client.post(url + act, typed)
        assert (response.status_code, reason in words(response)) == (422, True)
    ACTS[HandDownState.WITHDRAWN](made, sent)
    client = signed_in(made, "clerk")
    told = {"accept/": {"own": "", "shown": sent.digest}, "send-back/": {"back-reason": "没有权限。"}}
    for act, typed in told.items():
        response = client.post(url + act, typed)
        assert (response.status_code, "这项下达“已撤回”，不能" in words(response)) == (422, True)


def test_words_that_were_never_shown_are_not_taken_over(made, sent):
    url = f"/desk/handed-down/{sent.pk}/"
    client = signed_in(made, "clerk")
    read = sent.digest
    assert f'value="{read}"' in client.get(url).content.decode()
    ACTS[HandDownState.RETURNED](made, sent)
    ACTS[HandDownState.SENT](made, sent)
    response = client.post(f"{url}accept/", {"own": "", "shown": read})
    assert response.status_code == 422
    assert "下达的内容在您打开页面以后改过，请看过现在的内容再接收。" in words(response)
    assert fresh(sent).stands is HandDownState.SENT
    assert client.post(f"{url}accept/", {"own": "", "shown": fresh(sent).digest}).status_code == 302


def test_the_first_time_it_was_handed_down_stays_in_its_story(made, sent):
    ACTS[HandDownState.RETURNED](made, sent)
    ACTS[HandDownState.SENT](made, sent)
    page = words(signed_in(made, "clerk").get(f"/desk/handed-down/{sent.pk}/"))
    assert "下达 " in page.split("经过")[1].split("修改后重新下达")[0]
    assert page.count("修改后重新下达") == 1


def test_a_unit_that_may_not_be_chosen_is_named(made, sent):
    typed = {"text": "公布。", "rhythm": "once", "due_on": "2026-05-31", "targets": ["liuxi"]}
    response = signed_in(made, "county-clerk").post("/desk/plans/qinghe/2026/1.1.1/hand-down/", typed)
    assert response.status_code == 422
    page = words(response)
    assert "柳溪镇人民政府不能接收这项任务，请重新选择。" in page
    assert "liuxi" not in page
