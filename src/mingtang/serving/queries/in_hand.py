"""要办的答复：to look at, to sign, sent back, and signed but not served yet; named by number, never by who applies."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Q

from mingtang.applications.queries.queue import told
from mingtang.caseletters.queries.forms import rule_of
from mingtang.handling.queries.waiting import pressing
from mingtang.inhand.ports import InHand
from mingtang.law.foi import OPEN, ApplicationState
from mingtang.law.replies import ReplyState
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.replies.models import Look, Reply

_S = ReplyState


class Replies:
    """要办的答复（端口 inhand.Waiting）。"""

    def rows(self, person: Person, *, at: datetime) -> Iterator[InHand]:
        """One row for each reply that waits for the person; always the same number of queries for one organ."""
        on = day_of(at)
        organs = {post.unit_id: post.unit for post in person.posts_on(on) if post.unit.is_organ}
        for unit in organs.values():
            yield from _of(unit, person, on=on)


def _of(unit: Unit, person: Person, *, on: date) -> Iterator[InHand]:
    looks, keeps = (person.holds(kind, at_unit=unit, on=on) for kind in (PostKind.REVIEWER, PostKind.DISCLOSURE_CLERK))
    rule = rule_of(unit) if looks or keeps or person.holds(PostKind.LEADER, at_unit=unit, on=on) else None
    signs = rule is not None and person.holds(rule.signs, at_unit=unit, on=on)
    if not looks and not keeps and not signs:
        return
    open_ = Q(application__state__in=[state.value for state in OPEN], application__unit=unit)
    rows = Reply.rows.filter(open_).select_related("application__unit").prefetch_related("draftings", "looks")
    found = list({reply.application_id: reply for reply in rows.order_by("pk")}.values())
    left = {row.application.pk: row.left for row in told([reply.application for reply in found], on=on)}
    for reply in found:
        mine = person.hands & {hand for one in reply.draftings.all() for hand in (one.by_id, one.stands_for_id)}
        passed = [one for one in reply.looks.all() if one.verdict == Look.PASSED and one.digest == reply.digest]
        looked = person.hands & {hand for one in passed for hand in (one.by_id, one.stands_for_id)}
        step = _step(reply, looks=looks and not mine, signs=signs and not (mine or looked), keeps=keeps)
        if step is not None:
            yield _row(reply, *step, left=left[reply.application_id])


def _step(reply: Reply, *, looks: bool, signs: bool, keeps: bool) -> tuple[str, str] | None:
    """What is said of it, and the next step; ``None`` where it waits for somebody else."""
    last = list(reply.looks.all())[-1:]
    if reply.stands is _S.HANDED_IN:
        return ("等您做合法性审核", "去审核") if looks else None
    if reply.stands is _S.LOOKED:
        return ("等您签发", "去签发") if signs else None
    if reply.stands is _S.SIGNED:
        waits = keeps and reply.application.stands is ApplicationState.SIGNED
        return ("已经签发，还没有送达", "去登记送达") if waits else None
    returned = bool(last) and last[0].verdict == Look.RETURNED
    return ("被退回修改", "去修改") if keeps and returned else None


def _row(reply: Reply, what: str, step: str, *, left: int | None) -> InHand:
    case = reply.application
    words, tone = pressing(left)
    return InHand(f"申请 {case.number}（{case.called}）的答复{what}", case.due_on, words, tone, case.desk_address, step)
