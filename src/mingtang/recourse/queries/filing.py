"""复议诉讼与案卷：what of it belongs into the file of the case, and what keeps the file open."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import partial

from mingtang.applications.models import Application
from mingtang.files import storage
from mingtang.holidays.queries import calendar
from mingtang.law.days import chinese_day
from mingtang.law.proceedings import ProceedingState
from mingtang.recourse.clock import suit_of
from mingtang.recourse.models import Proceeding, ProceedingPaper


def documents(application: Application) -> Iterator[tuple[str, Callable[[], bytes], str]]:
    """Every paper of every proceeding, in the order in which they were kept."""
    papers = ProceedingPaper.rows.filter(proceeding__application=application, erased_at=None)
    for paper in papers.select_related("proceeding", "attachment").order_by("proceeding_id", "pk"):
        title = f"{paper.proceeding.road.label}：{paper.get_kind_display()}"
        yield f"proceeding-{paper.pk}.{paper.attachment.kind}", partial(_content, paper.attachment.stored), title


def unfinished(applications: Collection[int], *, on: date) -> dict[int, list[str]]:
    """Proceedings without a result, and reviews against whose decision a suit may still be brought."""
    table = calendar()
    found: dict[int, list[str]] = {}
    brought = Proceeding.rows.filter(application__in=applications).exclude(state=ProceedingState.STRUCK.value)
    for one in brought.order_by("pk"):
        suit = suit_of(one, table)
        if one.is_open:
            reason = f"{one.road.label}还没有结案（{one.stands.label}），结案以后再办。"
        elif suit is not None and suit.due is not None and on <= suit.due:
            reason = f"对复议决定起诉的期限到{chinese_day(suit.due)}，还没有过。"
        else:
            continue
        found.setdefault(one.application_id, []).append(reason)
    return found


def _content(stored: str) -> bytes:
    return storage.path_of(stored).read_bytes()
