"""答复的送达测试的底子：what the replies have, and a reply that was served."""

from mingtang.law.service import ServiceWay
from mingtang.organs.sight import day_of
from mingtang.serving.actions import Served, deliver
from tests.replies.conftest import AT, case, files_dir, handling, made, now, signed

__all__ = ["AT", "case", "files_dir", "handling", "made", "now", "served", "signed"]


def served(town, application, *, proof=None):
    """A reply handed over on the day on which it was signed."""
    signed(town, application)
    found = now(application)
    told = Served(ServiceWay.DIRECT, signed=day_of(AT))
    return deliver(found, told, proof=proof, steps=found.steps, by=town["clerk"], at=AT)
