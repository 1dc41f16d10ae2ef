"""要办的事：for the clerk, what was signed and waits to be copied to the county portal, and what has to go there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from mingtang.postings.queries import Waiting, to_remove_of, waiting_of

NAMED = 5
"""How many are named one by one; more of them stand in one row."""


@dataclass(frozen=True)
class Pressing:
    """要办的一件：one sentence, one state in words, one next step, and no day by which."""

    sentence: str
    words: str
    tone: str
    url: str
    step: str
    due_on: date | None = None


def pressing(organs: Iterable[int], *, on: date) -> list[Pressing]:
    """要办的事，of these organs; always the same number of queries."""
    organs = list(organs)
    waiting, removals = waiting_of(organs, on=on), to_remove_of(organs)
    portal = reverse("postings:portal")
    found = [_waiting(row) for row in waiting[:NAMED]]
    if len(waiting) > NAMED:
        said = f"还有 {len(waiting) - NAMED} 件等录入县门户"
        found.append(Pressing(said, "待录入县门户", "warn", f"{portal}#waiting", "去录入"))
    if removals:
        more = f"等 {len(removals)} 件" if len(removals) > 1 else ""
        said = f"《{removals[0].published.title}》{more}不再公开，请在县门户撤下"
        found.append(Pressing(said, "待撤下", "warn", f"{portal}#removals", "登记撤下"))
    return found


def _waiting(row: Waiting) -> Pressing:
    url = reverse("postings:edition", args=[row.published.pk])
    which = "更正版等录入县门户，县门户上还是上一版" if row.before else "等录入县门户"
    return Pressing(f"《{row.published.title}》{which}", row.words, row.tone, url, "取成品包")
