"""会商：states × acts, positions of units, two people for a conclusion, sight, whom it waits for, and the minutes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.applications.actions.steps import take
from mingtang.audit.models import Entry
from mingtang.conferring.actions.conferences import confirm, drop, send_back
from mingtang.conferring.in_hand import Conferences
from mingtang.conferring.models import Conference, Participant, Position
from mingtang.conferring.queries.conferences import of_year, waiting_for
from mingtang.contents.checks import CLASSIFIED
from mingtang.law.conferring import MOVES, ConferenceState, Stance
from mingtang.law.foi import FoiAct
from mingtang.law.rules import RuleBroken
from mingtang.outbox.models import Notice
from tests.applying.conftest import MARKERS
from tests.builders import moment
from tests.conferring.conftest import AT, called, concluded, confirmed, position, standing, wrote
from tests.pages import words
from tests.refusals import refused, sql, stopped
from tests.roles import signed_in
from tests.standing import standing_in

ACTS = {
    ConferenceState.CALLED: lambda made, row: send_back(row, reason="写明依据。", by=made["leader"], at=AT),
    ConferenceState.CONCLUDED: lambda made, row: concluded(made, row, at=moment("2026-03-10")),
    ConferenceState.CONFIRMED: lambda made, row: confirmed(made, row),
    ConferenceState.DROPPED: lambda made, row: drop(row, by=made["clerk"], at=AT),
}
WORD = {"called": "确认", "concluded": "写结论", "confirmed": "确认", "dropped": "撤销"}

waits = Conferences().rows


@pytest.mark.parametrize("then", list(ACTS))
@pytest.mark.parametrize("now", list(ConferenceState))
def test_every_act_in_every_state_moves_or_is_refused(made, now, then):
    conference = standing(made, now)
    if then in MOVES[now]:
        ACTS[then](made, conference)
        conference.refresh_from_db()
        assert conference.stands is then
        return
    with refused(f"这次会商“{now.label}”，不能{WORD[then]}。"):
        ACTS[then](made, conference)


def test_a_call_names_people_by_post_and_asks_each_unit_of_an_officer(made, case):
    conference = called(made, application=case)
    taking_part = [str(one.post) for one in Participant.rows.select_related("post__unit").order_by("pk")]
    assert taking_part == ["农业农村办公室科室承办人", "司法所科室承办人", "柳溪镇分管领导", "党政办公室审核人"]
    asked = set(conference.positions.values_list("unit__short_name", flat=True))
    assert (asked, str(conference.positions_due_on)) == ({"农业农村办公室", "司法所"}, "2026-03-05")
    told = set(Notice.rows.values_list("person__username", flat=True))
    assert told == {"officer", "other-officer", "leader", "office-reviewer"}
    assert not any(word in title for title in Notice.rows.values_list("title", flat=True) for word in ("灌渠", "报价"))


def test_a_conference_never_stops_the_clock_of_the_reply(made, case):
    before = (case.due_on, case.is_paused, case.steps)
    standing(made, ConferenceState.CONFIRMED, application=case)
    case.refresh_from_db()
    assert (case.due_on, case.is_paused, case.steps) == before


def test_all_that_is_wrong_with_a_call_is_said_at_once(made, case):
    take(case, FoiAct.WITHDRAW, on=AT.date(), seen=case.steps, by=None, at=AT)
    case.refresh_from_db()
    with refused(
        "会商由柳溪镇人民政府的政务公开专员发起。",
        "这件申请“已终止”，不再为它会商。",
        "参加会商的只能是本机关现在任岗的人，请重新选。",
        "请写会商的题目。",
        "请写要会商的问题。",
        "请至少选一个科室、管理区或者村的承办人，由本单位写意见。",
        "给各单位的时间写 1 至 15 个工作日。",
    ):
        told = {"title": " ", "question": "", "days": 0, "application": case}
        called(made, by="officer", who=("leader", "administrator"), **told)


@pytest.mark.parametrize("where", ["title", "question"])
def test_a_call_names_nobody_who_applied(made, case, where):
    with refused("文字里有申请人、代理人的姓名、名称或者地址，科室不用知道是谁申请的，请删去。"):
        called(made, application=case, **{where: f"{MARKERS['name']}的申请怎样答复"})


def test_a_conclusion_names_nobody_who_applied(made, case):
    conference = called(made, application=case, who=("officer",))
    wrote(made, conference)
    with refused("文字里有申请人的电话或者号码，请删去。"):
        concluded(made, conference, conclusion=f"电话告知{MARKERS['phone']}。")


@pytest.mark.parametrize("act", ["call", "position", "conclude", "back"])
def test_what_bears_a_mark_of_secrecy_is_kept_nowhere(made, act):
    mark, state = "机密★1年", ConferenceState.CONCLUDED if act == "back" else ConferenceState.CALLED
    conference = None if act == "call" else standing(made, state)
    acts = {
        "call": lambda: called(made, question=mark),
        "position": lambda: wrote(made, conference, unit="liuxi-sfs", by="other-officer", reasons=mark),
        "conclude": lambda: concluded(made, conference, conclusion=mark, at=moment("2026-03-10")),
        "back": lambda: send_back(conference, reason=mark, by=made["leader"], at=AT),
    }
    before = [list(Conference.rows.values()), list(Position.rows.values())]
    with pytest.raises(RuleBroken) as told:
        acts[act]()
    assert told.value.reasons == (CLASSIFIED,)
    assert [list(Conference.rows.values()), list(Position.rows.values())] == before
    assert Entry.rows.latest("pk").verb == "conferring.refuse_classified"


def test_a_position_is_written_by_the_unit_itself_and_once(made):
    conference = called(made)
    for role in ("clerk", "leader", "other-officer"):
        with refused("柳溪镇农业农村办公室的意见由本单位的科室承办人写。"):
            wrote(made, conference, by=role)
    wrote(made, conference, stance=Stance.DIFFER, reasons="报价不公开。")
    with refused("柳溪镇农业农村办公室的意见已经写下，不能再改；有变化的，请告诉专员写进结论。"):
        wrote(made, conference)


def test_no_position_is_written_after_a_conclusion_even_one_sent_back(made):
    conference = called(made)
    wrote(made, conference)
    conference = concluded(made, conference, at=moment("2026-03-10"))
    send_back(conference, reason="再写细些。", by=made["leader"], at=moment("2026-03-10"))
    with refused("会商已经写了结论，不再收意见。"):
        wrote(made, conference, unit="liuxi-sfs", by="other-officer")


def test_a_conclusion_waits_for_the_units_until_their_day_is_over(made):
    conference = called(made)
    wrote(made, conference)
    with refused("还没有写意见的：司法所。等他们写完，或者过了2026年3月5日再写结论。"):
        concluded(made, conference, at=moment("2026-03-05"))
    assert concluded(made, conference, at=moment("2026-03-06")).stands is ConferenceState.CONCLUDED


def test_a_conclusion_is_confirmed_by_the_leader_and_not_by_whoever_wrote_it(made):
    conference = standing(made, ConferenceState.CALLED)
    wrote(made, conference, unit="liuxi-sfs", by="other-officer")
    deputy = standing_in(made, "leader", of="clerk")
    conference = concluded({"clerk": deputy}, conference)
    assert conference.concluder == "方领导（代林专员）"
    with refused("会商的结论由柳溪镇人民政府的分管领导确认。", "结论是您写的，请由另一个人确认。"):
        confirm(conference, by=made["clerk"], at=AT)
    with refused("结论是您写的，请由另一个人确认。"):
        confirm(conference, by=made["leader"], at=AT)
    with stopped():
        told = (AT, made["leader"].pk, conference.pk)
        sql(
            "UPDATE conferring_conference SET state='confirmed', confirmed_at=%s, confirmed_by_id=%s WHERE id=%s", *told
        )
    assert waiting_for(made["leader"], at=AT) == []


def test_a_leader_sends_a_conclusion_back_with_a_reason(made):
    conference = standing(made, ConferenceState.CONCLUDED)
    with refused("请写退回的理由。"):
        send_back(conference, reason=" ", by=made["leader"], at=AT)
    conference = send_back(conference, reason="写明依据。", by=made["leader"], at=AT)
    assert (conference.stands, [step.step for step in waiting_for(made["clerk"], at=AT)]) == (
        ConferenceState.CALLED,
        ["写结论"],
    )
    assert concluded(made, conference, conclusion="依据条例第十五条，隐去报价。").returned == ""


def test_a_conference_waits_for_each_in_turn(made):
    conference = called(made)
    steps = {role: [row.step for row in waits(made[role], at=AT)] for role in ("officer", "other-officer", "clerk")}
    assert steps == {"officer": ["去写意见"], "other-officer": ["去写意见"], "clerk": []}
    wrote(made, conference)
    wrote(made, conference, unit="liuxi-sfs", by="other-officer")
    assert [[row.step for row in waits(made[role], at=AT)] for role in ("officer", "clerk")] == [
        [],
        ["去写结论"],
    ]
    concluded(made, conference)
    assert [[row.step for row in waits(made[role], at=AT)] for role in ("clerk", "leader")] == [
        [],
        ["去确认结论"],
    ]
    confirmed(made, conference)
    assert [waits(made[role], at=AT) for role in ("officer", "clerk", "leader", "neighbour-clerk")] == [[]] * 4


def test_the_minutes_say_who_thought_what_and_what_was_concluded(made, case):
    conference = standing(made, ConferenceState.CONFIRMED, application=case)
    told = words(signed_in(made, "officer").get(f"/desk/conferences/{conference.pk}/minutes/"))
    wanted = (
        "会商纪要",
        case.number,
        "司法所科室承办人 何承办",
        "不同意或者有保留",
        "隐去报价以后公开。",
        "同意上述结论。",
    )
    assert [word for word in wanted if word not in told] == []
    assert "未确认" not in told
    assert not any(marker in told for marker in MARKERS.values())
    waiting = standing(made, ConferenceState.CALLED)
    told = words(signed_in(made, "clerk").get(f"/desk/conferences/{waiting.pk}/minutes/"))
    assert [word in told for word in ("（未确认）", "没有写意见", "还没有写", "还没有确认")] == [True] * 4


def test_conferences_of_a_year_are_counted_without_those_dropped(made):
    for state in ConferenceState:
        standing(made, state)
    standing(made, ConferenceState.CONFIRMED, at=moment("2025-12-31"))
    told = of_year(made.organ, 2026)
    assert (told.called, told.confirmed, of_year(made.neighbour, 2026).called) == (3, 1, 0)


def test_the_database_keeps_positions_of_units_and_confirmed_conclusions(made):
    conference = called(made)
    own = position(conference)
    enter = "UPDATE conferring_position SET stance='agree', entered_at=%s, entered_by_id=%s WHERE id=%s"
    for role in ("clerk", "other-officer"):
        with stopped("意见由本单位的承办人写"):
            sql(enter, AT, made[role].pk, own.pk)
    wrote(made, conference)
    with stopped("写下的意见不得改动"):
        sql("UPDATE conferring_position SET stance='differ' WHERE id=%s", own.pk)
    with stopped("发起的会商不得改动"):
        sql("UPDATE conferring_conference SET question='别的' WHERE id=%s", conference.pk)
    done = standing(made, ConferenceState.CONFIRMED)
    with stopped("已确认的会商结论不得改动"):
        sql("UPDATE conferring_conference SET conclusion='别的' WHERE id=%s", done.pk)
    with stopped("参加会商的人不得改动"):
        sql("DELETE FROM conferring_participant WHERE conference_id=%s", done.pk)
    with stopped("会商不得删除"):
        sql("DELETE FROM conferring_conference WHERE id=%s", conference.pk)


def test_the_list_asks_as_often_for_one_conference_as_for_three_hundred(made, running):
    like = standing(made, ConferenceState.CALLED, application=running, at=running.entered_at)
    clients = [signed_in(made, role) for role in ("clerk", "other-officer")]

    def queries():
        counts = []
        for client in clients:
            for url in ("/desk/conferences/", "/desk/conferences/?state=open", "/desk/", running.desk_address):
                with CaptureQueriesContext(connection) as counted:
                    assert client.get(url).status_code == 200
                counts.append(len(counted))
        return counts

    queries()
    few = queries()
    facts = {f.attname: getattr(like, f.attname) for f in Conference._meta.concrete_fields if f.name != "id"}
    made_ = Conference.rows.bulk_create(Conference(**facts) for _ in range(299))
    unit = made.units["liuxi-sfs"]
    Position.rows.bulk_create(Position(conference=one, unit=unit) for one in made_)
    assert queries() == few
