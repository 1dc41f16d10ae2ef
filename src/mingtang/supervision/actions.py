"""到期办理：find what is due from the stored facts, do it row by row, and say what came of each.

A run may be killed at any point and started again: a row, its outcome and the runner's lease change in one
transaction, and what is due is never remembered but asked for anew. Who no longer holds the lease cannot
finish a row, so two runners never do the same one.
"""

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from mingtang import ports
from mingtang.law.rules import RuleBroken
from mingtang.supervision.models import DueRun, Heartbeat, Lease, Outcome
from mingtang.supervision.ports import DueTask, OutsideTask

log = logging.getLogger(__name__)
Given = TypeVar("Given")

DUE = "due"
EVERY = timedelta(seconds=60)
LEASE_LASTS = timedelta(minutes=2)
RUNS_KEPT = timedelta(days=30)

REFUSED = "规则不允许办理这一条，请打开它查看原因。"
FAILED = "这一条没有办成，详情已记入日志，请联系技术人员。"


@dataclass(frozen=True)
class Told:
    """一条结果：what came of one row; ``row`` is empty when the task could not even say what is due."""

    task: str
    name: str
    row: str
    sentence: str


@dataclass(frozen=True)
class DueReport:
    """办理报告。``busy``: another runner held the lease, or took it over, so this one stood back."""

    done: tuple[Told, ...] = ()
    failed: tuple[Told, ...] = ()
    busy: bool = False


class LeaseLost(Exception):
    """租约已被接手：this runner was silent for so long that another one took over."""


def run_due(*, at: datetime) -> DueReport:
    """办理到期事项：everything due at the instant, once. Later instants are told by the time that has passed."""
    began = time.monotonic()
    due_round = _Round(secrets.token_hex(16), at, lambda: at + timedelta(seconds=time.monotonic() - began))
    if not _take_lease(due_round.holder, at=at):
        return DueReport(busy=True)
    try:
        for task in ports.answering("supervision.DueTask"):
            due_round.do_all(task)
        due_round.end()
    except LeaseLost:
        log.warning("到期办理的租约已被另一个进程接手，本轮停止。")
        return due_round.report(busy=True)
    return due_round.report()


@transaction.atomic(durable=True)
def _take_lease(holder: str, *, at: datetime) -> bool:
    Lease.rows.get_or_create(name=DUE, defaults={"until_at": at})
    lease = Lease.rows.select_for_update(skip_locked=True, no_key=True).filter(name=DUE).first()
    if lease is None or _is_held(lease, at):
        return False
    lease.holder, lease.until_at = holder, at + LEASE_LASTS
    lease.save()
    return True


def _is_held(lease: Lease, at: datetime) -> bool:
    """A lease that ends later than any could is the trace of a clock set back, and binds nobody."""
    return bool(lease.holder) and at < lease.until_at <= at + LEASE_LASTS


@dataclass
class _Round:
    """一轮：the lease holder's way through all tasks."""

    holder: str
    at: datetime
    moment: Callable[[], datetime]
    run: DueRun | None = None
    told: list[tuple[bool, Told]] = field(default_factory=list)

    def do_all(self, task: DueTask) -> None:
        rows = self._attempt(task, "", lambda: self._due(task))
        for row in rows or ():
            self._attempt(task, row, lambda row=row: self._do(task, row))

    def _due(self, task: DueTask) -> list[int | str]:
        with transaction.atomic(durable=True):
            self._keep_lease()
        today = timezone.localdate(self.at)
        rows = task.due(on=today, at=self.at)
        if not task.daily:
            return list(rows)
        # 一轮跨过零点，办的仍是开始那天的事：the day counts that the round began on, not the moment of the row.
        done_today = Outcome.rows.filter(task=task.key, done=True, run__began_at__date=today)
        done = set(done_today.values_list("row", flat=True))
        return [row for row in rows if str(row) not in done]

    def _do(self, task: DueTask, row: int | str) -> None:
        self._open_run()
        if isinstance(task, OutsideTask):
            with transaction.atomic(durable=True):
                self._keep_lease()
            task.reach_out(row, at=self.moment())
        with transaction.atomic(durable=True):
            self._keep_lease()
            sentence = (task.do(row, at=self.at) or "")[:200]
            told = self._put_down(task, row, sentence, done=True)
        self.told.append((True, told))

    def _attempt(self, task: DueTask, row: int | str, act: Callable[[], Given]) -> Given | None:
        """The one place where any mistake is caught: a bad row is logged and passed over, the rest goes on."""
        try:
            return act()
        except LeaseLost:
            raise
        except Exception as error:
            log.exception("到期事项“%s”没有办成：%s", task.name, row or "查找到期的条目时出错")
            self._open_run()
            with transaction.atomic(durable=True):
                self._keep_lease()
                told = self._put_down(task, row, REFUSED if isinstance(error, RuleBroken) else FAILED, done=False)
            self.told.append((False, told))
            return None

    def _keep_lease(self) -> None:
        lease = Lease.rows.select_for_update(no_key=True).get(name=DUE)
        if lease.holder != self.holder:
            raise LeaseLost
        lease.until_at = self.moment() + LEASE_LASTS
        lease.save(update_fields=["until_at"])

    def _open_run(self) -> None:
        if self.run is None:
            self.run = DueRun.rows.create(began_at=self.at)

    def _put_down(self, task: DueTask, row: int | str, sentence: str, *, done: bool) -> Told:
        told = Told(task=task.key, name=task.name, row=str(row), sentence=sentence)
        Outcome.rows.create(run=self.run, done=done, at=self.moment(), **vars(told))
        return told

    @transaction.atomic(durable=True)
    def end(self) -> None:
        """Beat, close the run, drop what is older than anybody asks for, and give the lease back."""
        self._keep_lease()
        if self.run is not None:
            self.run.ended_at = self.moment()
            self.run.save(update_fields=["ended_at"])
        Heartbeat.rows.update_or_create(name=DUE, defaults={"beat_at": self.moment(), "run": self.run})
        DueRun.rows.filter(began_at__lt=self.at - RUNS_KEPT).delete()
        Lease.rows.filter(name=DUE).update(holder="", until_at=self.moment())

    def report(self, *, busy: bool = False) -> DueReport:
        """What was done and what was not, in the order of doing."""
        done = tuple(told for was_done, told in self.told if was_done)
        failed = tuple(told for was_done, told in self.told if not was_done)
        return DueReport(done, failed, busy)
