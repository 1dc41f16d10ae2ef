"""公开时间线：what goes public, by whose hand, and what stops it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from mingtang.dossiers import actions
from mingtang.dossiers.models import Milestone, Update
from mingtang.editorial import queries
from mingtang.editorial.actions import confirm, drop, send_back
from mingtang.files.actions import store
from mingtang.files.queries import is_public
from mingtang.law.editorial import EVERY_TICK
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint
from mingtang.timelines.actions import propose
from mingtang.timelines.evidence import KeyWorkProgress
from mingtang.timelines.publication import KeyWorkTimeline
from tests.builders import FOUNDED, moment
from tests.dossiers.conftest import AT, CLEAR, entry, facts, published, wrote
from tests.pages import signed_in, words
from tests.refusals import refused
from tests.standing import standing_in

LATER = moment("2026-03-09")
ADDRESS = "/liuxi/key-work/hedao/"


def proposed(made, dossier, *updates, by="officer", at=AT):
    return propose(dossier, updates=[row.pk for row in updates], by=made[by], at=at)


def test_the_public_gets_what_was_chosen_with_goal_and_milestones_and_nobodys_name(made, dossier):
    shown = wrote(made, dossier, value=Decimal("2.50"), unit_of_value="公里")
    wrote(made, dossier, "内部协调会没有开成。")
    record = published(made, dossier, shown)
    assert queries.current(ADDRESS) == record
    assert record.title == "柳溪河下游河道整治进展"
    first, second = Milestone.rows.order_by("due_on")
    assert record.content == {
        "organ": {"code": "liuxi", "name": "柳溪镇人民政府"},
        "slug": "hedao",
        "address": ADDRESS,
        "as_of_on": "2026-03-05",
        "title": "柳溪河下游河道整治",
        "goal": "年底前整治河道六公里，两岸绿化。",
        "why": "镇政府工作安排。",
        "theme": "黄河流域生态保护和高质量发展",
        "state": "open",
        "lead": "柳溪镇农业农村办公室",
        "partners": ["柳溪镇东管理区"],
        "since_on": "2026-01-05",
        "until_on": "2026-12-31",
        "milestones": [
            {"n": first.pk, "title": "清淤", "due_on": "2026-06-30", "done_on": None},
            {"n": second.pk, "title": "绿化", "due_on": "2026-11-30", "done_on": None},
        ],
        "updates": [
            {
                "n": shown.pk,
                "on": "2026-03-01",
                "text": "清淤两公里。",
                "figure": "2.5 公里",
                "file": "",
                "file_name": "",
            }
        ],
        "corrections": [],
        "attachments": [],
    }


def test_a_later_edition_holds_what_was_public_and_what_is_chosen_now(made, dossier):
    first = wrote(made, dossier)
    published(made, dossier, first)
    second = wrote(made, dossier, "清淤三公里。", by="clerk")
    record = published(made, dossier, second, at=LATER)
    assert [row["n"] for row in record.content["updates"]] == [second.pk, first.pk]
    assert KeyWorkTimeline().changes(queries.edition_at(ADDRESS, 1).content, record.content) == [
        "新增进展：2026-03-01 清淤三公里。"
    ]


def test_what_is_not_chosen_any_more_stays_internal(made, dossier):
    update, other = wrote(made, dossier), wrote(made, dossier, "绿化一百亩。")
    back = proposed(made, dossier, update, other)
    send_back(back, reason="绿化的数字再核。", by=made["reviewer"], at=AT)
    again = proposed(made, dossier, update, at=LATER)
    assert [row["n"] for row in again.content["updates"]] == [update.pk]
    assert Update.rows.get(pk=other.pk).proposed_at is None


def test_the_keeper_and_the_clerk_propose_and_nobody_else(made, dossier):
    update = wrote(made, dossier)
    for who in ("other-officer", "district-officer", "reviewer", "leader", "neighbour-clerk"):
        with refused("送审由更新人江承办或者柳溪镇人民政府的政务公开专员办理。"):
            proposed(made, dossier, update, by=who)
    assert proposed(made, dossier, update, by="clerk").author == made["clerk"]


def test_only_what_stands_may_be_chosen(made, dossier):
    gone = actions.withdraw(wrote(made, dossier), by=made["officer"], at=AT)
    with refused("选中的进展里有已撤回或者不属于这项重点工作的，请重新选择。"):
        proposed(made, dossier, gone)


def test_without_anything_new_there_is_nothing_to_propose(made, dossier):
    update = wrote(made, dossier)
    published(made, dossier, update)
    with refused("公开页已是最新，没有要送审的内容。"):
        proposed(made, dossier, at=LATER)


def test_neither_who_proposed_nor_who_wrote_an_entry_confirms_it(made, dossier):
    for who in ("officer", "district-officer"):
        appoint(made[who], unit=made.organ, kind=PostKind.REVIEWER, since_on=FOUNDED.date(), by="install", at=FOUNDED)
    revision = proposed(made, dossier, wrote(made, dossier, by="district-officer"))
    with refused("拟稿人不能审签自己的稿件，请由另一人办理。", "这一稿里有您写的节点，请由另一个人确认。"):
        confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["officer"], at=AT)
    with refused("这一稿里有您写的进展，请由另一个人确认。"):
        confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["district-officer"], at=AT)
    confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)
    later = proposed(made, dossier, wrote(made, dossier, "绿化一百亩。"), at=LATER)
    assert confirm(later, ticks=EVERY_TICK, findings=CLEAR, by=made["district-officer"], at=LATER).number == 2


@pytest.mark.parametrize("act", ["set", "move", "finish"])
@pytest.mark.parametrize("is_new", [True, False])
def test_nobody_confirms_a_milestone_that_is_her_own(made, dossier, act, is_new):
    if not is_new:
        published(made, dossier, wrote(made, dossier))
    appoint(made["clerk"], unit=made.organ, kind=PostKind.REVIEWER, since_on=FOUNDED.date(), by="install", at=FOUNDED)
    first = dossier.milestones.first()
    told = {"by": made["clerk"], "at": LATER}
    if act == "set":
        actions.add_milestone(dossier, title="验收", due_on=date(2026, 12, 1), **told)
    if act == "move":
        moved = actions.move_due(first, due_on=date(2026, 7, 15), reason="汛期。", **told)
        actions.move_due(moved, due_on=date(2026, 7, 31), reason="汛期。", by=made["officer"], at=LATER)
    if act == "finish":
        actions.mark_done(first, done_on=date(2026, 3, 6), note="验收合格。", **told)
    revision = proposed(made, dossier, wrote(made, dossier, "绿化一百亩。"), at=LATER)
    with refused("这一稿里有您写的节点，请由另一个人确认。"):
        confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["clerk"], at=LATER)
    confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=LATER)
    again = proposed(made, dossier, wrote(made, dossier, "绿化二百亩。"), at=LATER)
    assert confirm(again, ticks=EVERY_TICK, findings=CLEAR, by=made["clerk"], at=LATER).content["milestones"]


def test_nobody_confirms_her_own_correction(made, dossier):
    update = wrote(made, dossier)
    published(made, dossier, update)
    appoint(made["clerk"], unit=made.organ, kind=PostKind.REVIEWER, since_on=FOUNDED.date(), by="install", at=FOUNDED)
    actions.correct(update, note="数字有误。", by=made["clerk"], at=LATER)
    revision = proposed(made, dossier, at=LATER)
    with refused("这一稿里有您写的更正，请由另一个人确认。"):
        confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["clerk"], at=LATER)
    confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=LATER)


def test_what_was_taken_back_meanwhile_stops_the_confirmation(made, dossier):
    update, other = wrote(made, dossier), wrote(made, dossier, "绿化一百亩。", on=date(2026, 3, 2))
    revision = proposed(made, dossier, update, other)
    actions.withdraw(other, by=made["officer"], at=AT)
    with refused("送审以后，2026年3月2日的进展已撤回、更正或者改为不公开，请退回，由送审人重新送审。"):
        confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)


def test_a_dropped_timeline_leaves_its_entries_to_be_taken_back(made, dossier):
    update = wrote(made, dossier)
    drop(proposed(made, dossier, update).edition, by=made["officer"], at=AT)
    assert actions.withdraw(update, by=made["officer"], at=AT).is_standing is False


def test_a_correction_leaves_a_new_edition_with_its_note_and_the_old_one_readable(made, dossier):
    update = wrote(made, dossier)
    published(made, dossier, update)
    actions.correct(update, note="数字有误，实为一点五公里。", by=made["officer"], at=LATER)
    right = wrote(made, dossier, "清淤一点五公里。", at=LATER)
    record = published(made, dossier, right, at=LATER)
    assert record.content["corrections"] == [
        {"on": "2026-03-09", "of_on": "2026-03-01", "note": "数字有误，实为一点五公里。"}
    ]
    assert [row["n"] for row in record.content["updates"]] == [right.pk]
    assert KeyWorkTimeline().changes(queries.edition_at(ADDRESS, 1).content, record.content) == [
        "新增进展：2026-03-01 清淤一点五公里。",
        "不再列出：2026-03-01 清淤两公里。",
        "更正：数字有误，实为一点五公里。",
    ]


def test_what_changed_in_facts_and_milestones_is_told_to_the_reviewer(made, dossier):
    published(made, dossier, wrote(made, dossier))
    before = queries.current(ADDRESS).content
    step, other = Milestone.rows.select_related("dossier__unit__organ").order_by("due_on")
    actions.mark_done(step, done_on=AT.date(), note="内部验收单。", by=made["officer"], at=LATER)
    actions.move_due(other, due_on=date(2026, 12, 1), reason="苗木没有到。", by=made["officer"], at=LATER)
    actions.add_milestone(dossier, title="验收", due_on=date(2026, 12, 20), by=made["officer"], at=LATER)
    actions.change(dossier, facts=facts(made, goal="整治七公里。"), by=made["clerk"], at=LATER)
    revision = proposed(made, dossier, by="clerk", at=LATER)
    assert KeyWorkTimeline().changes(before, revision.content) == [
        "目标有改动。", "节点完成：清淤", "节点改期：绿化，改为 2026-12-01", "新增节点：验收",
    ]  # fmt: skip
    assert "内部验收单" not in revision.body
    assert "苗木" not in revision.body


@pytest.fixture
def paper(made, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return store(ContentFile("清淤记录\n".encode(), name="记录.txt"), unit=made.organ, by=made["officer"], at=AT)


def test_a_confirmation_opens_the_files_of_its_entries(made, dossier, paper):
    update = wrote(made, dossier, attachment=paper)
    assert is_public(paper, at=AT) is False
    record = published(made, dossier, update)
    assert [row["name"] for row in record.content["attachments"]] == ["记录.txt"]
    assert is_public(paper, at=LATER) is True


def found(made, words, *, until=date(2026, 3, 31)):
    rows = KeyWorkProgress().find(made.organ, words, since=date(2026, 1, 1), until=until)
    return [(row.title, row.on, row.address) for row in rows]


def test_public_progress_is_evidence_by_the_words_of_the_work_or_of_the_entry(made, dossier):
    first, second = wrote(made, dossier), wrote(made, dossier, "绿化一百亩。", on=date(2026, 3, 2))
    wrote(made, dossier, "内部的清淤记录。")
    assert found(made, "清淤") == []
    published(made, dossier, first, second)
    told = [
        ("柳溪河下游河道整治：清淤两公里。", date(2026, 3, 1), f"{ADDRESS}#u-{first.pk}"),
        ("柳溪河下游河道整治：绿化一百亩。", date(2026, 3, 2), f"{ADDRESS}#u-{second.pk}"),
    ]
    assert (found(made, "河道"), found(made, "清淤"), found(made, "绿化一百亩")) == (told, told[:1], told[1:])
    assert found(made, "河道", until=date(2026, 3, 1)) == told[:1]
    assert list(KeyWorkProgress().find(made.neighbour, "河道", since=date(2026, 1, 1), until=AT.date())) == []


def test_what_a_deputy_wrote_is_not_confirmed_by_whoever_is_represented(made, dossier):
    by = standing_in(made, "district-officer", of="officer")
    row = actions.write_update(dossier, entry=entry(), by=by, at=AT)
    assert (row.written_for, row.writer) == (made["officer"], "东承办（代江承办）")
    told = {"unit": made.organ, "kind": PostKind.REVIEWER, "since_on": FOUNDED.date(), "by": "install", "at": FOUNDED}
    appoint(made["officer"], **told)
    revision = proposed(made, dossier, row, by="clerk")
    with refused("这一稿里有您写的进展、节点，请由另一个人确认。"):
        confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["officer"], at=LATER)
    assert confirm(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=LATER).number == 1
    assert "东承办（代江承办）" in words(signed_in(made, "clerk").get(f"/desk/key-work/{dossier.pk}/"))
