"""督查的端口：what a room offers so that its due work is done for it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Protocol, runtime_checkable


class DueTask(Protocol):
    """到期事项：one kind of work that becomes due by the calendar, found anew from the stored facts every time.

    ``key`` is its lasting short name (``evidence.by-rule``), ``name`` its Chinese one for the desk.
    ``daily``: a row that was done is not done again before the next civil day, however often it is found due.
    """

    key: str
    name: str
    daily: bool

    def due(self, *, on: date, at: datetime) -> Iterable[int | str]:
        """The keys of the rows due now, without any personal value.

        A row that ``do`` has dealt with is not due any more, or the task is ``daily``; that is what makes a
        killed run safe to repeat.
        """
        ...

    def do(self, row: int | str, /, *, at: datetime) -> str | None:
        """Do one row, inside a transaction of its own; may return a Chinese sentence without personal values."""
        ...


@runtime_checkable
class OutsideTask(DueTask, Protocol):
    """与外面打交道的到期事项：what waits for a server or a network waits outside any transaction.

    ``reach_out`` is called before ``do`` and commits what it must itself; killed, it is called again.
    """

    def reach_out(self, row: int | str, /, *, at: datetime) -> None:
        """Do what no transaction may wait for."""
        ...
