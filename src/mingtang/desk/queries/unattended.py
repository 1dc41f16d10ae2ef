"""没有承办人的单位：for the clerk, what presses in offices where nobody is prompted for it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Min, Q
from django.urls import reverse

from mingtang.desk.queries.work import pressing
from mingtang.evidence.queries.states import with_state
from mingtang.holidays.queries import calendar
from mingtang.law.units import PostKind
from mingtang.law.workdays import Calendar
from mingtang.ledger.rows import Row
from mingtang.organs.models import Post
from mingtang.organs.ports import Left
from mingtang.workplan.models import Commitment
from mingtang.workplan.words import left


def rows(kept: list[int], *, on: date) -> list[Row]:
    """One row for each such office and plan of these organs; always the same number of queries."""
    table = calendar()
    attended = _officers(on=on)
    named = ("owner", "owner__path", "owner__short_name", "owner__code", "plan__unit__code", "plan__year")
    owned = pressing(Q(plan__unit__in=kept, owner__isnull=False), on=on).order_by()
    counted = owned.values(*named).annotate(n=Count("pk"), first=Min("next_due_on")).order_by("plan__year", "first")
    return [_row(told, on=on, table=table) for told in counted if not _attended(told, attended)]


class OpenTasks:
    """没有完成的任务（端口 organs.OpenWork）：how many nobody would be prompted for without some posts."""

    def left_behind(self, posts: Sequence[Post], *, on: date) -> Left:
        """For each post by itself, and for all of them together."""
        # 接手的人明天到岗，也算有人接着办。
        officers = [*_officers(on=on), *_officers(on=on + timedelta(days=1))]
        theirs = list(dict.fromkeys(post for post in officers if post in posts))
        open_ = with_state(Commitment.rows.tasks().filter(plan__year__gte=on.year - 1, owner__isnull=False), on=on)
        counted = open_.filter(is_done=False).order_by().values("owner", "owner__path").annotate(n=Count("pk"))
        owners = list(counted)

        def without(gone: list[Post]) -> int:
            stay = [post for post in officers if post not in gone]
            return sum(told["n"] for told in owners if _attended(told, gone) and not _attended(told, stay))

        return Left({post.pk: without([post]) for post in theirs}, without(theirs))


def _officers(*, on: date) -> list[Post]:
    """The posts of 科室承办人 on the day."""
    posts = Post.rows.on(on).filter(kind=PostKind.OFFICE_OFFICER.value, person__is_active=True)
    return list(posts.select_related("unit"))


def _attended(told: Mapping[str, Any], officers: Sequence[Post]) -> bool:
    """An officer answers for the unit of the post and what lies beneath it; one at the organ for the organ alone."""
    return any(
        told["owner"] == post.unit_id or (not post.unit.is_organ and told["owner__path"].startswith(post.unit.path))
        for post in officers
    )


def _row(told: Mapping[str, Any], *, on: date, table: Calendar) -> Row:
    asked = {"organ": told["plan__unit__code"], "year": told["plan__year"], "office": told["owner__code"]}
    first = told["first"]
    words = left(first, on=on, calendar=table) if first else None
    return Row(
        f"{told['owner__short_name']}没有承办人，{told['n']} 项任务逾期、30 天内到期或者需更新",
        first,
        f"最早的{words.words}" if words else "需更新",
        words.tone if words else "warn",
        f"{reverse('ledger:ledger')}?{urlencode(asked)}",
        "去安排",
    )
