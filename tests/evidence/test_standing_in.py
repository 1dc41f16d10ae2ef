"""代岗与佐证：who stands in for the submitter does not judge, in the actions and in the database."""

import pytest
from django.db import IntegrityError, transaction

from mingtang.evidence.actions.evidence import accept, submit, write_note
from mingtang.evidence.actions.public import confirm_for_public
from mingtang.evidence.models import Evidence
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint
from tests.builders import FOUNDED, commitment, handed, moment
from tests.refusals import refused
from tests.standing import at_work, deputised, standing_in

AT = moment("2026-03-04")
OWN = "提交人不能认定自己的佐证，请由另一个人认定。"
OWN_WORD = "提交人不能确认公开自己的材料，请由另一个人确认。"


def test_a_deputy_hands_in_in_the_name_of_the_represented(town, plan):
    piece = submit(commitment(plan), handed=handed(), by=standing_in(town, "other-officer", of="officer"), at=AT)
    assert (piece.submitted_by, piece.submitted_for) == (town["other-officer"], town["officer"])
    assert piece.hands == {town["other-officer"].pk, town["officer"].pk}


def test_neither_the_deputy_nor_the_represented_accepts_what_was_handed_in_for_them(town, plan):
    appoint(town["officer"], unit=town.organ, kind=PostKind.REVIEWER, since_on=FOUNDED.date(), by="install", at=FOUNDED)
    piece = submit(commitment(plan), handed=handed(), by=standing_in(town, "reviewer", of="officer"), at=AT)
    for username in ("reviewer", "officer"):
        with refused(OWN):
            accept(piece, completing=False, by=town[username], at=AT)
    assert accept(piece, completing=False, by=town["leader"], at=AT).accepted_for is None


def test_who_stands_in_for_the_submitter_does_not_judge_it(town, plan):
    piece = submit(commitment(plan), handed=handed(), by=town["clerk"], at=AT)
    acting = standing_in(town, "reviewer", of="clerk")
    with refused(OWN):
        accept(piece, completing=False, by=acting, at=AT)
    accepted = accept(piece, completing=False, by=at_work(town, deputised(town, "reviewer", of="leader")), at=AT)
    assert (accepted.accepted_by, accepted.accepted_for) == (town["reviewer"], town["leader"])
    with refused(OWN_WORD):
        confirm_for_public(accepted, by=acting, at=AT)


def test_a_deputys_note_is_confirmed_by_neither_of_the_two(town, plan):
    note = write_note(commitment(plan), text="公示已张贴。", by=standing_in(town, "reviewer", of="officer"), at=AT)
    assert (note.written_by, note.written_for) == (town["reviewer"], town["officer"])
    with refused(OWN_WORD):
        confirm_for_public(note, by=town["reviewer"], at=AT)
    assert confirm_for_public(note, by=town["leader"], at=AT).public_by == town["leader"]


@pytest.mark.parametrize("column", ["accepted_by", "accepted_for"])
def test_the_database_sees_through_a_deputy(town, plan, column):
    piece = submit(commitment(plan), handed=handed(), by=standing_in(town, "reviewer", of="officer"), at=AT)
    told = {"accepted_at": AT, "accepted_by": town["leader"], column: town["officer"]}
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.rows.filter(pk=piece.pk).update(**told)
    assert Evidence.rows.get(pk=piece.pk).accepted_at is None
