"""对应：a task that answers a hand-down asks no less, and the way out that is named can be gone."""

from datetime import date

from mingtang.law.answering import looseness, reasons_against_linking, reasons_against_loosening
from mingtang.law.commitments import Rhythm, Term

JUNE, JULY = date(2026, 6, 30), date(2026, 7, 31)


def test_a_task_of_ones_own_answers_what_was_handed_down_only_if_it_asks_no_less():
    handed = Term(Rhythm.QUARTERLY, JUNE)
    assert reasons_against_linking(handed, Term(Rhythm.MONTHLY, JUNE), plan=Rhythm.ONCE) == ()
    assert reasons_against_linking(handed, Term(Rhythm.ONCE, None), plan=Rhythm.ONCE) == (
        "下达的是“每季度”，这项任务是“一次性”，不能对应。",
        "下达的时限是2026年6月30日，这项任务的时限没有写明，请先自定不晚于它的时限。",
    )
    assert reasons_against_linking(handed, Term(Rhythm.QUARTERLY, JULY), plan=Rhythm.ONCE) == (
        "下达的时限是2026年6月30日，这项任务的时限是2026年7月31日，请先自定不晚于它的时限。",
    )


def test_where_the_plan_fixes_the_rhythm_the_way_out_is_a_task_of_its_own():
    handed, own = Term(Rhythm.MONTHLY, JUNE), Term(Rhythm.QUARTERLY, JULY)
    assert reasons_against_linking(handed, own, plan=Rhythm.QUARTERLY) == (
        "下达的是“每月”，这项任务是“每季度”，不能对应。要点写定了频次，请作为新的任务接收。",
        "下达的时限是2026年6月30日，这项任务的时限是2026年7月31日，要点写定了频次，不能另定时限，请作为新的任务接收。",
    )


def test_a_task_that_answers_may_be_stricter_and_never_laxer():
    handed = Term(Rhythm.QUARTERLY, JUNE)
    assert reasons_against_loosening(handed, Term(Rhythm.MONTHLY, JUNE), giver="清河县") == ()
    assert reasons_against_loosening(handed, Term(Rhythm.YEARLY, None), giver="清河县") == (
        "这项任务对应清河县下达的任务，频次不能比“每季度”宽。",
        "这项任务对应清河县下达的任务，时限不能晚于2026年6月30日。",
    )


def test_what_was_handed_down_is_held_against_a_source_that_became_stricter():
    assert looseness(Term(Rhythm.MONTHLY, JUNE), Term(Rhythm.MONTHLY, JUNE)) == ""
    assert looseness(Term(Rhythm.MONTHLY, JUNE), Term(Rhythm.QUARTERLY, JULY)) == (
        "原任务现在是“每月”，下达的是“每季度”；原任务的时限现在是2026年6月30日，下达的时限是2026年7月31日"
    )
