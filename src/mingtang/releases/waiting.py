"""要办的发布：what may go out or did not, withdrawals to decide, copies to clear, and what is to be looked at again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from mingtang.holidays.queries import calendar
from mingtang.law.days import chinese_day
from mingtang.law.reckoning import Due
from mingtang.law.releases import ReleaseState
from mingtang.law.units import PostKind
from mingtang.law.withdrawals import until
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.releases.queries import Told, open_releases, signed_and_waiting
from mingtang.revisits.models import Revisit
from mingtang.revisits.queries import waiting_for
from mingtang.withdrawals.models import Clearance, Request
from mingtang.withdrawals.ports import days_of
from mingtang.withdrawals.queries import clearances, to_decide
from mingtang.withdrawals.reasons import DECIDERS

RELEASERS = (PostKind.DISCLOSURE_CLERK, PostKind.LEADER)
NOT_OUT = "一件也没有公开"
"""定时没有发布成的，in the words by which 今日 puts it first."""
CLEARERS = (PostKind.DISCLOSURE_CLERK, PostKind.REVIEWER)


@dataclass(frozen=True)
class Row:
    """要办的一行：one sentence, its day, one state in words, one next step."""

    sentence: str
    due_on: date | None
    words: str
    tone: str
    url: str
    step: str


def _organs_of(person: Person, kinds: tuple[PostKind, ...], *, on: date) -> list[int]:
    names = {kind.value for kind in kinds}
    return [post.unit_id for post in person.posts_on(on) if post.kind in names and post.unit.is_organ]


def rows(person: Person, *, at: datetime) -> list[Row]:
    """What waits for the person; always the same number of queries for the same posts."""
    on = day_of(at)
    releasing, deciding = _organs_of(person, RELEASERS, on=on), _organs_of(person, DECIDERS, on=on)
    told = [_revisit(one) for one in waiting_for(person, at=at)]
    if releasing:
        told += [*_to_release(person, releasing, at=at), *_planned(person, releasing, at=at)]
    if deciding:
        asked = [one for one in to_decide(person, at=at) if one.document.unit_id in deciding]
        days = days_of(asked)
        told += [_request(one, days.get(one.pk), on) for one in asked]
    kept = _organs_of(person, CLEARERS, on=on)
    if kept:
        found = clearances(person, at=at).filter(closed_at=None, withdrawal__document__unit__in=kept)
        told += [_clearance(one) for one in found]
    return told


def _to_release(person: Person, organs: list[int], *, at: datetime) -> list[Row]:
    """One row for all of them: they are released together or planned from one page."""
    signed = signed_and_waiting(person, at=at).filter(edition__document__unit__in=organs)
    titles = list(signed.values_list("title", flat=True))
    if not titles:
        return []
    sentence = f"《{titles[0]}》{f'等 {len(titles)} 件' if len(titles) > 1 else ''}已签发，可以发布"
    return [Row(sentence, None, "等您发布", "warn", reverse("releases:releases"), "去发布")]


def _planned(person: Person, organs: list[int], *, at: datetime) -> list[Row]:
    """What did not go out at its moment, and what comes on the next working day without its signatures."""
    until = calendar().add_working_days(day_of(at), 1).day + timedelta(days=1)
    found = []
    for row in open_releases(person, at=at):
        if row.release.unit_id not in organs:
            continue
        url = reverse("releases:release", args=[row.release.pk])
        if row.release.stands is ReleaseState.FAILED:
            found.append(
                Row(
                    f"{row.release.title}没有发布成：{row.release.reasons[0]}",
                    None,
                    NOT_OUT,
                    "bad",
                    url,
                    "去处理",
                )
            )
        elif row.missing and row.release.planned_at and day_of(row.release.planned_at) < until:
            found.append(_unsigned(row, url))
    return found


def _unsigned(row: Told, url: str) -> Row:
    local = timezone.localtime(row.release.planned_at)
    sentence = (
        f"{row.release.title}{chinese_day(local.date())} {local:%H:%M}要自动发布，还有 {len(row.missing)} 件没有签完"
    )
    return Row(sentence, local.date(), row.left, "warn", url, "去看差谁")


def _request(one: Request, due: Due | None, on: date) -> Row:
    """With the day by which it has to be gone, where a room knows one."""
    sentence, url = f"《{one.published.title}》有人申请撤回：{one.label}", reverse("withdrawals:request", args=[one.pk])
    words, tone = until(due, on=on)
    return Row(sentence, due and due.due, words, tone, url, "去决定")


def _clearance(one: Clearance) -> Row:
    words = f"还有 {one.left} 处" if one.left else "还没有查完"
    sentence = f"《{one.withdrawal.published.title}》已安全撤稿，在转载处清理"
    return Row(sentence, None, words, "bad", reverse("withdrawals:clearance", args=[one.pk]), "去清理")


def _revisit(one: Revisit) -> Row:
    words = f"该复查了，{one.due_on.month}月{one.due_on.day}日"
    url = reverse("revisits:revisit", args=[one.pk])
    return Row(f"《{one.published.title}》公开着的内容要复查", one.due_on, words, "warn", url, "去复查")
