"""投诉：nobody judges themselves, what is upheld is put right before it is closed, and who complained is forgotten."""

import io

import pytest
from docx import Document

from mingtang.grievances.due import GrievanceDayCheck, GrievancesPastKeeping
from mingtang.grievances.in_hand import Grievances
from mingtang.grievances.letter import letter_of
from mingtang.grievances.models import Grievance
from mingtang.law.matters import Telling
from mingtang.letters.word import to_docx
from mingtang.matters.actions.receiving import FROM_ONE_ADDRESS
from tests.builders import moment
from tests.grievances.conftest import (
    AT,
    COUNTY,
    MARKERS,
    TODAY,
    UNFOUNDED,
    UPHELD,
    S,
    act,
    answered,
    closed,
    complained,
    decided,
    drafted,
    entered,
    fresh,
    standing,
    taken_up,
)
from tests.refusals import refused, sql, stopped

SELF = "投诉的是本机关，由上一级行政机关或者政府信息公开工作主管部门查证，请转送，并告诉投诉人。"


def test_the_same_form_twice_is_one_grievance_and_one_address_is_not_endless(made):
    assert complained(made).code == complained(made).code
    for number in range(2, FROM_ONE_ADDRESS + 1):
        complained(made, key=f"k-{number}")
    with refused(f"从您这个网络地址今天已经收到 {FROM_ONE_ADDRESS} 件，请明天再交，或者当面交、寄信。"):
        complained(made, key="k-more")
    assert Grievance.rows.count() == FROM_ONE_ADDRESS


def test_it_is_against_a_unit_of_the_organ(made):
    with refused("请选择投诉的是柳溪镇人民政府、它的哪个科室，还是哪个村。"):
        complained(made, about="shanqian")


def test_the_town_does_not_judge_a_grievance_against_itself_but_passes_it_on(made):
    matter = complained(made, about="liuxi").matter
    with refused(SELF):
        taken_up(made, matter)
    matter = act(made, matter, "transfer", to="清河县人民政府办公室", on=TODAY, note="投诉本镇")
    assert (matter.stands, matter.ended_on, matter.due_on) == (S.PASSED, TODAY, None)


def test_what_the_county_passed_down_is_looked_into_and_reported_back(made):
    matter = answered(made, entered(made, about="liuxi", came=COUNTY).matter, **UNFOUNDED)
    nothing = {"mended_on": None, "result": ""}
    with refused("是清河县人民政府办公室转来的，请写哪天向它报告了办理结果。"):
        act(made, matter, "close", **nothing, reported_on=None)
    assert act(made, matter, "close", **nothing, reported_on=TODAY).stands is S.CLOSED


def test_nobody_of_the_unit_complained_about_looks_into_it(made):
    matter = entered(made, about="liuxi-nyb").matter
    with refused("请选择在柳溪镇人民政府任职、不在被投诉的单位的人。"):
        taken_up(made, matter, handler="officer")
    assert taken_up(made, matter, handler="other-officer").stands is S.CHECKING


def test_a_finding_is_approved_by_another_and_the_database_says_so_too(made):
    matter = drafted(made, by="clerk")
    with refused("结论由柳溪镇人民政府的分管领导批准。", "结论是您拟写的，请由另一个人批准。"):
        act(made, matter, "approve", by="clerk")
    with stopped():
        sql("UPDATE grievances_grievance SET approved_by_id = found_by_id WHERE id = %s", matter.pk)


def test_what_is_upheld_is_watched_until_it_is_put_right(made):
    matter = answered(made)
    assert (matter.due_on, GrievanceDayCheck().do(matter.pk, at=AT)) == (UPHELD["mend_by"], None)
    with refused("成立的，请写哪天改正的。", "成立的，请写怎样改正的。"):
        act(made, matter, "close", mended_on=None, result="", reported_on=None)
    with stopped():
        sql("UPDATE grievances_grievance SET state = 'closed' WHERE id = %s", matter.pk)
    done = act(made, matter, "close", mended_on=TODAY, result="已补公开", reported_on=None)
    assert (done.stands, fresh(done).writing.result) == (S.CLOSED, "已补公开")


def test_whoever_left_no_way_to_reach_them_is_answered_online(made):
    matter = decided(made, complained(made, name="", phone="").matter, **UNFOUNDED)
    with refused("对方没有留联系方式，只能由他自己查询，或者当面告知。"):
        act(made, matter, "answer", way=Telling.POST, on=TODAY)
    assert act(made, matter, "answer", way=Telling.ONLINE, on=TODAY).stands is S.ANSWERED


def test_the_letter_says_what_was_found_and_ordered_and_where_to_go_next(made):
    paper = Document(io.BytesIO(to_docx(letter_of(fresh(decided(made))))))
    said = "".join(line.text for line in paper.paragraphs)
    for words in (
        "甄投诉：",
        "投诉成立",
        "您反映的属实。",
        "补公开上半年收支",
        "村民委员会组织法第三十一条",
        "上一级行政机关",
    ):
        assert said.count(words) >= 1, words


@pytest.mark.parametrize(
    ("state", "asks"),
    [
        (S.RECEIVED, {"clerk": "去指定查证人"}),
        (S.CHECKING, {"clerk": "去拟结论", "officer": "去拟结论"}),
        (S.DRAFTED, {"leader": "去批准"}),
        (S.ANSWERED, {"clerk": "去办结", "officer": "去办结"}),
        (S.PASSED, {}),
    ],
)
def test_today_asks_for_the_next_step_only(made, state, asks):
    standing(made, state)
    people = ("clerk", "officer", "leader", "reviewer", "village-officer", "neighbour-clerk")
    found = {name: Grievances().rows(made[name], at=AT) for name in people}
    assert {name: rows[0].step for name, rows in found.items() if rows} == asks


def test_past_its_keeping_nothing_of_the_complainant_is_left(made):
    matter, task, late = closed(made), GrievancesPastKeeping(), moment("2028-03-03")
    assert list(task.due(on=moment("2028-03-01").date(), at=late)) == []
    assert [task.do(pk, at=late) for pk in task.due(on=late.date(), at=late)] == ["已抹去一件的个人信息。"]
    writing = fresh(matter).writing
    assert {getattr(writing, name) for name in writing.WORDS} == {""}
    assert task.do(matter.pk, at=late) is None


def test_what_came_is_not_rewritten_and_what_is_done_stays_done(made):
    matter = closed(made)
    with stopped("收到的投诉只能抹去，不得改写"):
        sql("UPDATE grievances_grievancetext SET text = 'x' WHERE matter_id = %s", matter.pk)
    with stopped("已经办完的投诉不得改动"):
        sql("UPDATE grievances_grievance SET state = 'checking' WHERE id = %s", matter.pk)
    with stopped("投诉的经过只增不改"):
        sql("UPDATE grievances_grievancestep SET act = 'find' WHERE matter_id = %s", matter.pk)


def test_the_trail_and_the_steps_hold_no_word_of_the_complainant(made):
    matter = closed(made)
    kept = str([list(matter.log.values()), list(Grievance.rows.values())])
    assert [word for word in MARKERS.values() if word in kept] == []
