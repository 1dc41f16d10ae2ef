"""清理的签批：handed in by the clerk, checked for legality by a reviewer, signed as a whole by a leader.

Law: 国办发〔2018〕37号（合法性审核、集体审议）. Three people; whoever proposed neither checks nor signs.
``seen`` is the digest of what the page showed whoever signs (``shown``); empty where no page was shown.
"""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.cleanups.actions.campaigns import locked
from mingtang.cleanups.models import Cleanup, CleanupSigning
from mingtang.cleanups.queries.shown import CHANGED, shown
from mingtang.cleanups.queries.who import (
    reasons_against_checking,
    reasons_against_handing_over,
    reasons_against_sending_back,
    reasons_against_signing,
)
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.law.cleanups import LONGEST_WORDS, CleanupState
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.ui.opened import digest_of


@transaction.atomic
def hand_in(cleanup: Cleanup, *, seen: str = "", by: Person, at: datetime) -> Cleanup:
    """送审查：nothing undecided is left."""
    cleanup = locked(cleanup)
    refuse_if_any([*_unseen(cleanup, seen), *reasons_against_handing_over(cleanup, by=by, at=at)])
    return _sign(cleanup, CleanupState.HANDED_IN, "", verb="cleanups.hand_in", by=by, at=at)


def check(cleanup: Cleanup, *, words: str, seen: str = "", by: Person, at: datetime) -> Cleanup:
    """合法性审查通过，with what was looked at in words."""
    words = _typed(cleanup, words, by=by, at=at)
    with transaction.atomic():
        cleanup = locked(cleanup)
        reasons = [*_unseen(cleanup, seen), *reasons_against_checking(cleanup, by=by, at=at)]
        refuse_if_any([*reasons, *_against(words, "请写明审查意见。")])
        return _sign(cleanup, CleanupState.CHECKED, words, verb="cleanups.check", by=by, at=at)


def send_back(cleanup: Cleanup, *, words: str, seen: str = "", by: Person, at: datetime) -> Cleanup:
    """退回：proposals are made again, and everything is signed anew."""
    words = _typed(cleanup, words, by=by, at=at)
    with transaction.atomic():
        cleanup = locked(cleanup)
        reasons = [*_unseen(cleanup, seen), *reasons_against_sending_back(cleanup, by=by, at=at)]
        refuse_if_any([*reasons, *_against(words, "请写明为什么退回。")])
        return _sign(cleanup, CleanupState.OPEN, words, verb="cleanups.send_back", by=by, at=at)


@transaction.atomic
def sign(cleanup: Cleanup, *, seen: str = "", by: Person, at: datetime) -> Cleanup:
    """签批：as a whole; from here on no row changes."""
    cleanup = locked(cleanup)
    refuse_if_any([*_unseen(cleanup, seen), *reasons_against_signing(cleanup, by=by, at=at)])
    cleanup.decided_on = day_of(at)
    return _sign(cleanup, CleanupState.SIGNED, "", verb="cleanups.sign", by=by, at=at)


def _unseen(cleanup: Cleanup, seen: str) -> list[str]:
    return [CHANGED] if seen and seen != digest_of(shown(cleanup)) else []


def _typed(cleanup: Cleanup, words: str, *, by: Person, at: datetime) -> str:
    refuse_classified(cleanup.unit, [words], by=by, at=at)
    return words.strip()


def _against(words: str, empty: str) -> list[str]:
    found = [] if words else [empty]
    return [*found, *([] if len(words) <= LONGEST_WORDS else [f"意见超过 {LONGEST_WORDS} 个字，请缩短。"])]


def _sign(cleanup: Cleanup, state: CleanupState, words: str, *, verb: str, by: Person, at: datetime) -> Cleanup:
    """The signature first, then the state: the database asks for it."""
    CleanupSigning.rows.create(
        cleanup=cleanup, round=cleanup.round, step=state.value, words=words, person=by, stands_for=by.stands_for, at=at
    )
    cleanup.state = state.value
    cleanup.round += 1 if state is CleanupState.OPEN else 0
    cleanup.save()
    record(cleanup.unit.code, by=by, verb=verb, of=cleanup, at=at, facts={"round": cleanup.round})
    return cleanup
