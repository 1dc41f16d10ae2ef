"""下达的任务：for whoever takes things over, what waits; for the clerk who handed it down, what came back."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from mingtang.delegation.models import HandDown
from mingtang.delegation.queries.hand_downs import sent_back_to, to_answer
from mingtang.delegation.telling import RECALLED
from mingtang.evidence.models import Evidence
from mingtang.language.offices import said
from mingtang.law.units import PostKind
from mingtang.ledger.rows import Row, commitment_url, organs_of
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.outbox.models import Notice
from mingtang.rollup.queries.hanging import astray_of
from mingtang.rollup.queries.originals import FALLEN, fallen_of

WEEK = timedelta(days=7)


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row for each; always the same number of queries."""
    on = day_of(at)
    waiting = [_to_answer(row, days=(on - day_of(row.sent_at)).days) for row in to_answer(person, at=at)]
    waiting += [_recalled(notice) for notice in _recalls(person, at=at)]
    kept = organs_of(person, (PostKind.DISCLOSURE_CLERK,), on=on)
    if not kept:
        return waiting
    back = [_came_back(row) for row in sent_back_to(kept)]
    out = [_astray(row, words) for row, words in astray_of(kept, on=on)]
    return [*waiting, *back, *out, *(_fallen(piece) for piece in fallen_of(kept, on=on))]


def _to_answer(row: HandDown, *, days: int) -> Row:
    words = f"待接收，已等 {days} 天" if days else "待接收，今天下达"
    sentence = f"{row.giver.short_name}下达给{row.target.short_name}：{said(row.text)}"
    return Row(sentence, row.due_on, words, "warn" if days > 2 else "going", _url(row), "去接收")


def _recalls(person: Person, *, at: datetime) -> QuerySet[Notice]:
    """What was recalled from the person's units: until they have opened the notice, for a week at most."""
    unread = Notice.rows.unread().filter(person=person, step=RECALLED, subject__startswith="delegation.handdown:")
    return unread.filter(at__gt=at - WEEK)


def _recalled(notice: Notice) -> Row:
    return Row(notice.title, None, "已收回", "warn", reverse("outbox:notices"), "打开通知")


def _came_back(row: HandDown) -> Row:
    reason = row.send_backs.all()[0].reason
    sentence = f"{row.target.short_name}退回“{said(row.text)}”：{reason}"
    return Row(sentence, None, "已退回", "warn", _url(row), "去修改")


def _astray(row: HandDown, words: str) -> Row:
    sentence = f"下达给{row.target.short_name}的“{said(row.text)}”：{words}"
    return Row(sentence, None, "要调整下达", "warn", _url(row), "去看")


def _fallen(piece: Evidence) -> Row:
    sentence = f"引用的佐证“{piece.title}”在下级已撤销认定：{said(piece.commitment.text)}"
    return Row(sentence, None, FALLEN, "bad", f"{commitment_url(piece.commitment)}#evidence-{piece.pk}", "去核对")


def _url(row: HandDown) -> str:
    return reverse("delegation:hand-down", args=[row.pk])
