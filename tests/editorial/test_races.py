"""同时：two people press at once; whoever comes second is judged by what the first has done."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Barrier
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from mingtang.audit.queries import verify
from mingtang.editorial.actions import release, sign_and_release
from mingtang.editorial.models import Approval, Edition, Published, Revision
from mingtang.emergencies.actions import declare
from mingtang.emergencies.models import Emergency
from mingtang.law.editorial import EVERY_TICK, Stage, WithdrawalKind
from mingtang.law.rules import RuleBroken
from mingtang.withdrawals.actions import withdraw
from mingtang.withdrawals.models import Withdrawal
from tests.builders import moment
from tests.editorial.conftest import on_its_way, released, reviewed, signed_at, submitted
from tests.editorial.test_guards import sign

pytestmark = pytest.mark.django_db(transaction=True)

AT = moment("2026-03-06")
WAITS = 0.4
FIRST, REVIEW = Stage.FIRST, Stage.REVIEW


def tried(act: Callable[[], Any]) -> Any:
    """What comes of an act in a thread with a connection of its own: its result, or why it was refused."""
    try:
        return act()
    except RuleBroken as broken:
        return broken.reasons
    except DatabaseError as refusal:
        return str(refusal).splitlines()[0]
    finally:
        connection.close()


def second_after(first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """What comes of the second act when it begins before the first has ended; it waits until then."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            waiting = pool.submit(tried, second)
            assert not wait([waiting], timeout=WAITS).done
        return waiting.result()


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """What comes of acts that begin at the same moment."""
    gate = Barrier(len(acts))

    def run(act):
        gate.wait()
        return tried(act)

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_releases_at_once_release_once(made):
    revision = on_its_way(made, *Stage)
    clerk, leader = made["clerk"], made["leader"]
    acts = [lambda by=by: release(revision, by=by, at=AT) for by in (clerk, leader, None, clerk)]
    done = at_once(*acts)
    assert [each for each in done if each != ("这一版已发布，不必再发布。",)] == [Published.rows.get()]
    assert list(Edition.rows.values_list("state", flat=True)) == ["live"]
    other = reviewed(made)
    signed = at_once(*[lambda: sign_and_release(other, ticks=EVERY_TICK, by=leader, at=AT)] * 2)
    twice = ("这一版已发布，不再审签。", "您已经审签过这一稿，下一环节须由另一人办理。")
    assert [each for each in signed if each != twice] == [Published.rows.get(revision=other)]
    assert verify().ok


def test_an_approval_meets_a_new_revision_of_the_same_moment(made):
    old, reviewer = submitted(made), made["reviewer"]
    done = second_after(lambda: submitted(made, "第二稿。"), lambda: signed_at(old, REVIEW, by=reviewer))
    assert done == ("已有第 2 稿，请审签最新稿。",)
    done = second_after(lambda: submitted(made, "第三稿。"), lambda: sign(Revision.rows.get(number=2), reviewer))
    assert done == "只能审签在办版次的最新稿"
    assert Approval.rows.count() == 0
    newest = Revision.rows.get(number=3)
    done = second_after(lambda: signed_at(newest, REVIEW, by=reviewer), lambda: submitted(made, "第四稿。"))
    assert (done.number, done.approvals.count(), newest.approvals.count()) == (4, 0, 1)


def test_a_leaders_signature_meets_a_new_revision_of_the_same_moment(made):
    old, leader = reviewed(made), made["leader"]
    done = second_after(
        lambda: submitted(made, "第二稿。"), lambda: sign_and_release(old, ticks=EVERY_TICK, by=leader, at=AT)
    )
    assert done == ("已有第 2 稿，请审签最新稿。",)
    assert Published.rows.count() == 0
    signed = on_its_way(made, *Stage)
    done = second_after(lambda: release(signed, by=None, at=AT), lambda: on_its_way(made, lines=["第二版。"]))
    assert (done.edition.number, done.number, Published.rows.count()) == (2, 1, 1)


def test_two_who_hand_in_at_once_write_one_after_the_other(made):
    done = at_once(*(lambda n=n: submitted(made, f"第 {n} 个人写的。") for n in range(3)))
    assert sorted(revision.number for revision in done) == [1, 2, 3]
    assert Edition.rows.count() == 1


def taken_back(made, document, way=WithdrawalKind.NOTICE):
    told = {"internal_reason": "误发。"} if way is WithdrawalKind.SAFETY else {"public_reason": "有误。"}
    people = {"asked_by": made["clerk"], "by": made["reviewer"]}
    return lambda: withdraw(document, kind=way, **told, **people, at=AT)


def test_a_withdrawal_meets_the_release_of_the_next_edition(made):
    leader = made["leader"]
    document, following = released(made).document, reviewed(made, "第二版。")
    done = second_after(
        lambda: sign_and_release(following, ticks=EVERY_TICK, by=leader, at=AT), taken_back(made, document)
    )
    assert (done, done.published.number) == (Withdrawal.rows.get(), 2)
    assert set(Edition.rows.values_list("state", flat=True)) == {"withdrawn"}
    released(made, "第三版。")
    following = reviewed(made, "第四版。")
    done = second_after(
        taken_back(made, document), lambda: sign_and_release(following, ticks=EVERY_TICK, by=leader, at=AT)
    )
    assert (done.number, list(Published.public.all())) == (4, [done])
    following = reviewed(made, "第五版。")
    done = second_after(
        taken_back(made, document, WithdrawalKind.SAFETY),
        lambda: sign_and_release(following, ticks=EVERY_TICK, by=leader, at=AT),
    )
    assert (done, Published.public.count()) == (("这一版已撤回送审，不再审签。",), 0)


def test_two_who_take_it_back_at_once_do_so_once(made):
    document = released(made).document
    done = at_once(taken_back(made, document), taken_back(made, document, WithdrawalKind.SAFETY))
    assert [each for each in done if each != ("这一件现在没有公开，不必撤下。",)] == [Withdrawal.rows.get()]


def test_an_emergency_meets_the_first_approval(made):
    leader, second = made["leader"], made["second-reviewer"]
    only_first = ("只有初审可以后补；保密审查和领导签发不能省。",)
    revision = on_its_way(made)
    by_hand = {"revision": revision, "stage": "first", "reason": "急。", "by": leader, "at": AT}

    def first():
        signed_at(revision, FIRST, by=second)

    assert second_after(first, lambda: declare(revision, reason="山洪。", by=leader, at=AT)) == only_first
    assert tried(lambda: Emergency.rows.create(**by_hand)).startswith("只能为在办版次的最新稿决定应急发布")
    revision = on_its_way(made, lines=["第二稿。"])
    done = second_after(
        lambda: declare(revision, reason="山洪。", by=leader, at=AT), lambda: signed_at(revision, FIRST, by=second)
    )
    assert done == ("现在的环节是“审核（含保密审查）”。",)
    assert (Emergency.rows.count(), Approval.rows.count()) == (1, 1)
