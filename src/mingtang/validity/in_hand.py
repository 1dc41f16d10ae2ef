"""今日的到期评估（端口 inhand.Waiting）和到期提醒（端口 reminders.DueItems）."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from mingtang.audit.actions import reference
from mingtang.inhand.ports import InHand
from mingtang.law.days import chinese_day
from mingtang.law.units import PostKind
from mingtang.law.validity import is_running_out
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.reminders.ports import DueItem
from mingtang.validity.models import Life
from mingtang.validity.queries.lives import not_settled, running_out


class Assessments:
    """即将到期的文件：the clerk assesses them, from six months before."""

    def rows(self, person: Person, *, at: datetime) -> list[InHand]:
        """One row for each not assessed, or to be published anew; always the same number of queries."""
        on = day_of(at)
        posts = [post for post in person.posts_on(on) if post.kind == PostKind.DISCLOSURE_CLERK.value]
        organs = {post.unit.organ_id for post in posts if post.unit.is_organ}
        found = not_settled(running_out(None, on=on)).filter(document__unit__organ__in=organs)
        found = found.select_related("document__listing")
        return [_row(life, on) for life in found if is_running_out(life.facts, on)]


def _row(life: Life, on: date) -> InHand:
    assert life.until_on is not None
    left = (life.until_on - on).days
    url = reverse("validity:document", args=[life.document_id])
    told = f"《{life.document.listing.title}》有效期到{chinese_day(life.until_on)}"
    step = "去重新公布" if life.assessed else "去评估"
    return InHand(told, life.until_on, f"还有 {left} 天", "warn" if left <= 60 else "going", url, step)


class RunningOut:
    """要到期的文件：told as everything that is due is told."""

    def organs(self, *, on: date) -> Iterable[int]:
        """The organs with any."""
        found = not_settled(running_out(None, on=on))
        return found.order_by().values_list("document__unit__organ", flat=True).distinct()

    def of_organ(self, organ: Unit, *, on: date, at: datetime) -> Iterable[DueItem]:
        """Those of the organ; a public title may be named."""
        for life in not_settled(running_out(organ, on=on)).select_related("document__listing"):
            path = reverse("validity:document", args=[life.document_id])
            yield DueItem(
                reference(life),
                f"{'重新公布' if life.assessed else '评估'}《{life.document.listing.title}》",
                life.until_on,
                path,
                None,
            )
