"""编审的写入：hand in, sign, send back, release, take down."""

from mingtang.editorial.actions.releasing import reasons_against_release, release, take_down
from mingtang.editorial.actions.signing import approve, confirm, send_back, sign, sign_and_release, sign_on_paper
from mingtang.editorial.actions.submitting import REPEATED, digest_of, drop, reasons_against_submitting, submit

__all__ = [
    "REPEATED",
    "approve",
    "confirm",
    "digest_of",
    "drop",
    "reasons_against_release",
    "reasons_against_submitting",
    "release",
    "send_back",
    "sign",
    "sign_and_release",
    "sign_on_paper",
    "submit",
    "take_down",
]
