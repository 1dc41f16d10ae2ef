"""代岗与编审：three people stay three, whoever stands in for whom; the record and the database both say so."""

import json

import pytest

from mingtang.audit.queries import entries_of
from mingtang.editorial.actions import approve, sign_and_release
from mingtang.editorial.models import Approval, Revision
from mingtang.law.editorial import EVERY_TICK
from mingtang.law.units import PostKind
from mingtang.organs.actions import appoint
from mingtang.reviewing.events import events_of
from tests.builders import FOUNDED, moment
from tests.editorial.conftest import CLEAR, reviewed, submitted
from tests.refusals import refused, sql, stopped
from tests.standing import deputised, standing_in

AT = moment("2026-03-05")
SIGN = (
    "INSERT INTO editorial_approval (revision_id, stage, reviewer_id, stands_for_id, digest, findings, at) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s)"
)


def sign(revision, person, *, stands_for=None, stage="review"):
    sql(SIGN, revision.pk, stage, person.pk, stands_for and stands_for.pk, revision.digest, json.dumps(CLEAR), AT)


def also(made, username, kind):
    """A second post, so that one person could meet themselves in two capacities."""
    appoint(made[username], unit=made.organ, kind=kind, since_on=FOUNDED.date(), by="install", at=FOUNDED)


def test_the_deputy_signs_and_everything_says_for_whom(made):
    revision = reviewed(made)
    acting = standing_in(made, "second-reviewer", of="leader")
    published = sign_and_release(revision, ticks=EVERY_TICK, by=acting, at=AT)
    assert published.signed == "再审核（代方领导）"
    assert (published.signed_by, published.signed_for) == (made["second-reviewer"], made["leader"])
    signed = Approval.rows.get(revision=revision, stage="leader")
    assert (signed.reviewer, signed.stands_for) == (made["second-reviewer"], made["leader"])
    told = {entry.verb: json.loads(entry.facts).get("stands_for") for entry in entries_of(revision)}
    leader = f"organs.person:{made['leader'].pk}"
    assert told == {
        "editorial.submit": None,
        "editorial.sign.review": None,
        "editorial.sign.leader": leader,
        "editorial.release": leader,
    }
    assert [event["who"] for event in events_of(revision)] == ["林专员", "许审核", "再审核（代方领导）"]


def test_a_deputy_does_not_review_what_the_represented_person_wrote(made):
    also(made, "clerk", PostKind.LEADER)
    revision = reviewed(made)
    leading = made["clerk"].posts.get(kind="leader")
    acting = standing_in(made, "second-reviewer", of="leader")
    acting.standing_in.post = leading
    acting.standing_in.post.person = made["clerk"]
    with refused("您现在代林专员，这一稿是林专员拟的，不能代签，请由另一人办理。"):
        sign_and_release(revision, ticks=EVERY_TICK, by=acting, at=AT)


def test_whoever_wrote_as_a_deputy_signs_neither_for_themselves_nor_the_represented(made):
    also(made, "clerk", PostKind.REVIEWER)
    acting = standing_in(made, "reviewer", of="clerk")
    made.people["acting"] = acting
    revision = _submitted_by(made, acting)
    assert (revision.author, revision.stands_for) == (made["reviewer"], made["clerk"])
    for username in ("reviewer", "clerk"):
        with refused("拟稿人不能审签自己的稿件，请由另一人办理。"):
            approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made[username], at=AT)
        with stopped("拟稿人不能审签自己的稿件"):
            sign(revision, made[username])
    approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["second-reviewer"], at=AT)


def _submitted_by(made, acting):
    class Acting:
        organ = made.organ

        def __getitem__(self, username):
            return acting

    return submitted(Acting())


@pytest.mark.parametrize("first", ["the represented", "the deputy"])
def test_one_person_and_their_deputy_do_not_sign_two_stages(made, first):
    """许审核 is reviewer and leader: whoever of the two signs first, the other hand is the same person's."""
    also(made, "reviewer", PostKind.LEADER)
    revision = submitted(made)
    deputy = deputised(made, "second-reviewer", of="reviewer")
    acting = made["second-reviewer"]
    acting.stand_in(deputy)
    if first == "the represented":
        approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)
        deputy.post = made["reviewer"].posts.get(kind="leader")
        with refused("您现在代许审核，许审核已经审签过这一稿，下一环节须由另一人办理。"):
            sign_and_release(revision, ticks=EVERY_TICK, by=acting, at=AT)
        with stopped("本人和代岗的人不能各签一个环节"):
            sign(revision, made["second-reviewer"], stands_for=made["reviewer"], stage="leader")
    else:
        approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=acting, at=AT)
        with refused("您已经审签过这一稿，下一环节须由另一人办理。"):
            sign_and_release(revision, ticks=EVERY_TICK, by=made["reviewer"], at=AT)
        with stopped("本人和代岗的人不能各签一个环节"):
            sign(revision, made["reviewer"], stage="leader")


def test_nobody_signs_twice_in_two_capacities(made):
    revision = submitted(made)
    approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=made["reviewer"], at=AT)
    acting = standing_in(made, "reviewer", of="leader")
    with refused("您已经审签过这一稿，下一环节须由另一人办理。"):
        sign_and_release(revision, ticks=EVERY_TICK, by=acting, at=AT)
    with stopped():
        sign(revision, made["reviewer"], stands_for=made["leader"], stage="leader")


def test_nobody_signs_for_somebody_without_an_arrangement(made):
    revision = submitted(made)
    with stopped("没有安排代岗，不能代签"):
        sign(revision, made["second-reviewer"], stands_for=made["reviewer"])


def test_the_database_hides_no_author_behind_a_deputy(made):
    revision = submitted(made)
    deputised(made, "second-reviewer", of="clerk")
    with stopped("拟稿人不能审签自己的稿件"):
        sign(revision, made["second-reviewer"], stands_for=made["clerk"])
    assert Revision.rows.get().approvals.count() == 0


def test_a_represented_signer_does_not_become_an_author(made):
    """Who signed for the clerk's colleague cannot hand in the next revision, nor can the one signed for."""
    also(made, "reviewer", PostKind.DISCLOSURE_CLERK)
    revision = submitted(made)
    deputy = deputised(made, "second-reviewer", of="reviewer")
    acting = made["second-reviewer"]
    acting.stand_in(deputy)
    approve(revision, ticks=EVERY_TICK, findings=CLEAR, by=acting, at=AT)
    with refused("您审签过这一版的前一稿，不能再做它的拟稿人。"):
        submitted(made, "第二稿。", by="reviewer", at="2026-03-06")
