"""交佐证：once, whole, visible, without a mark of secrecy, for its period; and taken back by its submitter."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.evidence.actions.evidence import accept, refuse, revoke, submit, write_note
from mingtang.evidence.actions.withdrawing import withdraw
from mingtang.evidence.models import Evidence
from mingtang.evidence.queries.days import accepted_days_of, went_by
from mingtang.files.actions import store
from mingtang.law.rules import RuleBroken
from mingtang.workplan.models import Commitment
from tests import builders
from tests.builders import handed, moment
from tests.refusals import refused, stopped

AT = moment("2026-04-02")
LATER = moment("2026-04-03")
TWICE = "同样的佐证刚才已经交过，等待认定。"
NO_PLACE = "地址不完整，请从浏览器的地址栏复制整个地址。"


@pytest.fixture
def row(plan):
    return builders.commitment(plan)


@pytest.fixture
def quarterly(plan):
    return builders.commitment(plan, "1.1.2")


def paper(town, text="公示名单。"):
    return store(SimpleUploadedFile("名单.txt", text.encode()), unit=town.organ, by=town["officer"], at=AT)


def test_the_same_piece_is_not_handed_in_twice_while_it_waits(town, row):
    piece = builders.evidence(row, by=town["officer"])
    with refused(TWICE):
        submit(row, handed=handed(" 补贴发放\u200b公示 "), by=town["officer"], at=AT)
    others = [handed("申报公示"), handed(on=date(2026, 3, 2)), handed(url="https://www.example/2")]
    assert [submit(row, handed=other, by=town["officer"], at=AT).is_waiting for other in others] == [True] * 3
    assert submit(row, handed=handed(), by=town["clerk"], at=AT).is_waiting
    refuse(piece, reason="打不开。", by=town["clerk"], at=AT)
    assert submit(row, handed=handed(), by=town["officer"], at=LATER).is_waiting


def test_the_same_file_or_event_is_the_same_piece_and_another_one_is_not(town, row):
    for one in (handed(kind="file", url="", attachment=paper(town)), handed(kind="event", url="", detail="宣讲。")):
        submit(row, handed=one, by=town["officer"], at=AT)
    same = handed(kind="file", url="", attachment=paper(town))
    with refused(TWICE):
        submit(row, handed=same, by=town["officer"], at=AT)
    with refused(TWICE):
        submit(row, handed=handed(kind="event", url="", detail="宣讲。"), by=town["officer"], at=AT)
    other = handed(kind="file", url="", attachment=paper(town, "另一份名单。"))
    assert submit(row, handed=other, by=town["officer"], at=AT).is_waiting
    assert submit(row, handed=handed(kind="event", url="", detail="座谈。"), by=town["officer"], at=AT).is_waiting


def test_whoever_handed_it_in_takes_it_back_while_it_waits(town, row):
    piece = builders.evidence(row, by=town["officer"])
    with refused("佐证由提交人自己撤回。"):
        withdraw(piece, by=town["clerk"], at=AT)
    gone = withdraw(piece, by=town["officer"], at=AT)
    assert (gone.withdrawn_by, gone.withdrawn_at, gone.is_waiting, gone.counts) == (town["officer"], AT, False, False)
    assert Evidence.rows.waiting().count() == 0
    with refused("这份佐证已撤回。"):
        withdraw(piece, by=town["officer"], at=LATER)
    with refused("这份佐证已有结论。"):
        accept(piece, completing=False, by=town["clerk"], at=LATER)
    assert [entry.verb for entry in Entry.rows.filter(subject=f"evidence.evidence:{piece.pk}").order_by("seq")] == [
        "evidence.submit",
        "evidence.withdraw",
    ]
    assert builders.evidence(row, by=town["officer"], at=LATER).is_waiting


def test_what_was_judged_is_not_taken_back(town, row):
    judged = builders.accepted(row, by=town["officer"], judge=town["clerk"])
    with refused("这份佐证已有结论，不能撤回。"):
        withdraw(judged, by=town["officer"], at=LATER)


def test_what_was_taken_back_stays_so_and_only_its_submitter_takes_it_back(town, row):
    piece = builders.evidence(row, by=town["officer"])
    with stopped():
        Evidence.rows.filter(pk=piece.pk).update(withdrawn_by=town["clerk"], withdrawn_at=AT)
    withdraw(piece, by=town["officer"], at=AT)
    with stopped("撤回的佐证不得恢复"):
        Evidence.rows.filter(pk=piece.pk).update(withdrawn_by=None, withdrawn_at=None)
    with stopped():
        Evidence.rows.filter(pk=piece.pk).update(accepted_by=town["clerk"], accepted_at=LATER)


@pytest.mark.parametrize(
    "url", ["https://", "http:///a", "https://localhost/", "https://www.gov.cn/a b", "https://a..b/", "http://[::1/"]
)
def test_a_link_names_a_site(town, row, url):
    with refused(NO_PLACE):
        submit(row, handed=handed(url=url), by=town["officer"], at=AT)


def test_a_link_to_an_address_in_figures_is_a_link(town, row):
    assert submit(row, handed=handed(url="http://10.1.2.3:8080/a"), by=town["officer"], at=AT).is_waiting


def test_nothing_invisible_is_left_in_a_title(town, row):
    assert submit(row, handed=handed("公\u200b示\u202e 一\u3164"), by=town["officer"], at=AT).title == "公示 一"
    with refused("请填写佐证名称。"):
        submit(row, handed=handed("\u200b\u2060\u3164"), by=town["officer"], at=AT)


def entries():
    return list(Entry.rows.filter(verb="evidence.refuse_classified").values_list("subject", flat=True))


@pytest.mark.parametrize(
    "told",
    [{"title": "方案（机密）"}, {"title": "机\u200b密★1年"}, {"detail": "说明\n密级：秘密"}, {"detail": "绝密★"}],
)
def test_typed_evidence_with_a_mark_of_secrecy_is_refused_and_the_refusal_recorded(town, row, told):
    with pytest.raises(RuleBroken) as broken:
        submit(row, handed=handed(**told), by=town["officer"], at=AT)
    assert broken.value.reasons == (CLASSIFIED,)
    assert (Evidence.rows.count(), entries()) == (0, [f"workplan.commitment:{row.pk}"])


def test_notes_and_reasons_with_a_mark_are_refused_too(town, row):
    waiting = builders.evidence(row, by=town["officer"])
    counted = builders.accepted(row, by=town["officer"], judge=town["clerk"], title="申报指南")
    acts = [
        lambda: write_note(row, text="机密★1年", by=town["officer"], at=AT),
        lambda: refuse(waiting, reason="密级：机密", by=town["clerk"], at=AT),
        lambda: revoke(counted, reason="工作秘密★", by=town["clerk"], at=AT),
    ]
    for act in acts:
        with pytest.raises(RuleBroken) as broken:
            act()
        assert broken.value.reasons == (CLASSIFIED,)
    assert (row.notes.count(), entries()) == (0, [f"workplan.commitment:{row.pk}"] * 3)
    assert write_note(row, text="已按保守国家秘密法完成保密审查。", by=town["officer"], at=AT).pk


def test_a_report_of_april_counts_for_the_quarter_it_is_for(town, quarterly):
    piece = submit(
        quarterly,
        handed=handed(on=date(2026, 4, 2), for_period_on=date(2026, 3, 31)),
        by=town["officer"],
        at=AT,
    )
    accept(piece, completing=False, by=town["clerk"], at=LATER)
    row = Commitment.rows.select_related("plan").get(pk=quarterly.pk)
    assert row.next_due_on == date(2026, 6, 30)
    assert accepted_days_of(row, on=LATER.date()) == [date(2026, 3, 31)]
    assert went_by(row, [piece.__class__.rows.get(pk=piece.pk)], on=LATER.date()) == (1, ())


def test_without_a_period_the_day_itself_counts(town, quarterly):
    builders.accepted(quarterly, by=town["officer"], judge=town["clerk"], on=date(2026, 4, 2), at=AT)
    row = Commitment.rows.select_related("plan").get(pk=quarterly.pk)
    (period,) = went_by(row, row.evidence.all(), on=LATER.date())[1]
    assert (row.next_due_on, period.due_on) == (date(2026, 9, 30), date(2026, 3, 31))


def test_evidence_for_the_quarter_before_does_not_complete_the_year(town, quarterly):
    told = handed(on=date(2026, 10, 9), for_period_on=date(2026, 9, 30))
    at = builders.moment("2026-10-12")
    piece = submit(quarterly, handed=told, by=town["officer"], at=at)
    with refused("这项任务是“每季度”的，2026年10月1日以后的佐证才能证明全年完成。"):
        accept(piece, completing=True, by=town["clerk"], at=at)


def test_a_report_before_the_end_of_its_period_counts_on_its_own_day(town, quarterly):
    told = handed(on=date(2026, 4, 2), for_period_on=date(2026, 6, 30))
    assert submit(quarterly, handed=told, by=town["officer"], at=AT).period_day == date(2026, 4, 2)


def test_a_period_has_begun_by_the_day_and_belongs_to_a_task_that_recurs(town, row, quarterly):
    unknown, early = "请从已经开始的各期里选择所属期。", "佐证的日期早于所属期的第一天，请核对。"
    with refused(unknown):
        submit(quarterly, handed=handed(for_period_on=date(2026, 9, 30)), by=town["officer"], at=AT)
    with refused(unknown):
        submit(row, handed=handed(for_period_on=date(2026, 3, 31)), by=town["officer"], at=AT)
    with refused(early):
        submit(quarterly, handed=handed(for_period_on=date(2026, 6, 30)), by=town["officer"], at=AT)
