"""更正：it comes in once, one finds, another approves, it is put right before it is told, and forgotten in time."""

import io

import pytest
from docx import Document

from mingtang.caseletters.actions.forms import Setting, set_rule
from mingtang.caseletters.queries.forms import NO_RULE
from mingtang.law.matters import Telling
from mingtang.law.rectifications import RectificationState, Verdict
from mingtang.law.units import PostKind
from mingtang.letters.word import to_docx
from mingtang.matters.actions.receiving import AGAIN, HONEYPOT, MARKED, look_up
from mingtang.matters.actions.steps import STALE
from mingtang.rectifications.actions import handling
from mingtang.rectifications.actions.intake import LOOK
from mingtang.rectifications.due import RectificationDayCheck, RectificationsPastKeeping
from mingtang.rectifications.in_hand import Rectifications
from mingtang.rectifications.letter import letter_of
from mingtang.rectifications.models import Rectification
from mingtang.sealed.models import Sealed
from tests.builders import moment
from tests.rectifications.conftest import (
    AT,
    FOUND,
    MARKERS,
    act,
    asked,
    decided,
    drafted,
    entered,
    fresh,
    standing,
    told,
)
from tests.refusals import refused, sql, stopped

S = RectificationState


def test_the_same_form_twice_is_one_request_with_one_receipt(made):
    first, again = asked(made), asked(made)
    assert (first.matter.pk, first.code) == (again.matter.pk, again.code)
    assert Rectification.rows.count() == 1


def test_the_own_term_counts_working_days_and_stays_with_the_request(made, settings):
    settings.MINGTANG_RECTIFICATION_DAYS = 10
    matter = entered(made).matter
    settings.MINGTANG_RECTIFICATION_DAYS = 20
    RectificationDayCheck().do(matter.pk, at=AT)
    assert str(fresh(matter).due_on) == "2026-03-16"


def test_what_the_door_does_not_take_is_told_at_once_and_leaves_nothing(made):
    with refused(HONEYPOT, "请附身份证明的照片：只有记录的是您自己的，才能要求更正。"):
        asked(made, image=None, trap="x")
    asked(made)
    with refused(AGAIN):
        asked(made, wrong="别的")
    assert Sealed.rows.count() == 1


def test_a_mark_of_secrecy_leaves_no_more_than_that_there_was_one(made):
    with pytest.raises(Exception, match="密级标志") as refusal:
        asked(made, wrong="机密★5年")
    assert refusal.value.reasons == (MARKED,)
    assert (Rectification.rows.count(), Sealed.rows.count()) == (0, 0)


def test_number_and_code_find_it_and_nothing_else_does(made):
    given = asked(made)
    asking = {"kind": LOOK, "address": "10.0.0.1", "at": AT}
    assert look_up(Rectification, number=given.matter.number, code=given.code.lower(), **asking) == given.matter
    assert look_up(Rectification, number=given.matter.number, code="22222222", **asking) is None


def test_a_finding_is_approved_by_another_and_the_database_says_so_too(made):
    matter = drafted(made, by="clerk")
    reason = "结论由柳溪镇人民政府的分管领导批准。"
    with refused(reason, "结论是您拟写的，请由另一个人批准。"):
        act(made, matter, "approve", by="clerk")
    with stopped():
        sql("UPDATE rectifications_rectification SET approved_by_id = found_by_id WHERE id = %s", matter.pk)
    assert act(made, matter, "approve", by="leader").stands is S.DECIDED


def test_it_is_put_right_before_it_is_told(made):
    matter = decided(made)
    with refused("结论是予以更正，请先更正，登记更正的日期，再告知本人。"):
        act(made, matter, "tell", way=Telling.PHONE, on=AT.date())
    act(made, matter, "carry_out", on=AT.date())
    done = act(made, matter, "tell", way=Telling.PHONE, on=AT.date())
    assert (done.stands, done.ended_on, done.due_on) == (S.TOLD, AT.date(), None)


def test_a_refusal_needs_the_recourse_and_its_letter_tells_it(made):
    waiting = standing(made, S.CHECKING)
    with refused(NO_RULE):
        act(made, waiting, "find", by="officer", **FOUND | {"verdict": Verdict.KEPT})
    rule = Setting(
        "清河县人民政府", "清河县人民法院", "柳政依复〔{{年份}}〕第{{序号}}号", PostKind.LEADER, "柳溪镇党政办公室"
    )
    set_rule(made.organ, rule, by=made["administrator"], at=AT)
    matter = fresh(decided(made, verdict=Verdict.KEPT, answer="合同上就是二亩。"))
    paper = Document(io.BytesIO(to_docx(letter_of(matter))))
    said = "".join(line.text for line in paper.paragraphs)
    for words in ("甄更正：", "不予更正", "合同上就是二亩。", "清河县人民政府", "清河县人民法院", "2026年3月2日"):
        assert said.count(words) >= 1, words


def test_whoever_is_sent_back_reads_why_and_writes_anew(made):
    matter = act(made, drafted(made), "send_back", by="leader", reason="没有写依据")
    assert (fresh(matter).stands, fresh(matter).writing.returned) == (S.CHECKING, "没有写依据")
    with refused(STALE):
        handling.withdraw(fresh(matter), note="不办了", seen=1, by=made["clerk"], at=AT)


def test_today_asks_whoever_has_the_next_step(made):
    def asks(matter):
        rooms = {name: Rectifications().rows(made[name], at=AT) for name in ("clerk", "officer", "leader", "reviewer")}
        assert all(row.sentence.startswith(f"更正要求 {matter.number}") for rows in rooms.values() for row in rows)
        return {name: rows[0].step for name, rows in rooms.items() if rows}

    assert asks(entered(made).matter) == {"clerk": "去指定核实人"}


@pytest.mark.parametrize(
    ("state", "asks"),
    [
        (S.CHECKING, {"clerk": "去拟结论", "officer": "去拟结论"}),
        (S.DRAFTED, {"leader": "去批准"}),
        (S.DECIDED, {"clerk": "去告知", "officer": "去告知"}),
        (S.TOLD, {}),
    ],
)
def test_today_asks_for_the_next_step_only(made, state, asks):
    standing(made, state)
    found = {name: Rectifications().rows(made[name], at=AT) for name in ("clerk", "officer", "leader", "reviewer")}
    assert {name: rows[0].step for name, rows in found.items() if rows} == asks


def test_past_its_keeping_nothing_that_names_the_person_is_left(made, settings):
    given = asked(made)
    act(made, given.matter, "withdraw", note="甄更正打电话说不办了")
    task = RectificationsPastKeeping()
    last = moment("2028-03-01")
    assert list(task.due(on=last.date(), at=last)) == []
    late = moment("2028-03-02")
    assert [task.do(pk, at=late) for pk in task.due(on=moment("2028-03-03").date(), at=late)] == [
        "已抹去一件的个人信息。"
    ]
    writing = fresh(given.matter).writing
    assert {getattr(writing, name) for name in writing.WORDS} == {""}
    assert Sealed.rows.get().erased_at == late
    assert list(task.due(on=moment("2028-03-03").date(), at=late)) == []


def test_what_came_is_not_rewritten_and_what_is_done_stays_done(made):
    matter = told(made)
    with stopped("收到的更正要求只能抹去，不得改写"):
        sql("UPDATE rectifications_rectificationtext SET wrong = 'x' WHERE matter_id = %s", matter.pk)
    with stopped("收到的更正要求不得改动"):
        sql("UPDATE rectifications_rectification SET came_on = '2026-01-01' WHERE id = %s", matter.pk)
    with stopped("已经办完的更正要求不得改动"):
        sql("UPDATE rectifications_rectification SET state = 'received' WHERE id = %s", matter.pk)


def test_the_trail_and_the_steps_hold_no_word_of_the_person(made):
    matter = told(made)
    kept = str([list(matter.log.values()), list(Rectification.rows.values())])
    assert [word for word in MARKERS.values() if word in kept] == []
