"""清单的表格：keep what was read until it is confirmed, read it in all at once, or drop it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from mingtang.law.fields import read_fields
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person
from mingtang.registers.actions.registers import locked, put_down
from mingtang.registers.actions.typed import refuse_classified
from mingtang.registers.models import Register, RegisterRow, Upload
from mingtang.registers.queries.register import cells_of, reasons_against_keeping
from mingtang.tables.difference import Difference, difference
from mingtang.tables.reading import Read

CHANGED_SINCE = "清单在您核对以后又有变化，差别已经重新列出，请再核对一遍。"


def take(register: Register, *, read: Read, name: str, by: Person, at: datetime) -> Upload:
    """上传表格：what was read is kept with its mistakes; one's earlier table of the same register goes."""
    refuse_classified(register.unit, (name,), by=by, at=at, marked=read.is_marked)
    with transaction.atomic():
        register = locked(register)
        refuse_if_any(reasons_against_keeping(register.unit, by=by, at=at))
        Upload.rows.filter(register=register, made_by=by).delete()
        # 读不进的一格一个字也不留：只留要改正的话。
        lines = [] if read.mistakes else [cells for _, cells in read.rows]
        made = Upload.rows.create(
            register=register,
            name=name[:200],
            sha256=read.sha256,
            lines=lines,
            mistakes=[[each.row, each.column, each.message] for each in read.mistakes],
            remarks=list(read.remarks),
            made_by=by,
            made_at=at,
        )
        put_down(register, verb="registers.take", by=by, at=at, facts={"sha256": read.sha256})
    return made


def difference_of(upload: Upload) -> Difference:
    """差别：of the table and the draft as it is now."""
    heads = upload.register.heads
    return difference(heads, cells_of(upload.register), heads, upload.lines)


def reasons_against_confirming(upload: Upload, found: Difference, *, by: Person, at: datetime) -> list[str]:
    """不能确认读入的理由：nothing is read in while anything is wrong."""
    reasons = reasons_against_keeping(upload.register.unit, by=by, at=at)
    if upload.mistakes:
        reasons.append(f"表里有 {len(upload.mistakes)} 处要先改正，全部改好以前一行也不读入。")
    elif found.is_empty:
        reasons.append("这张表与清单没有差别，不用读入。")
    return reasons


@transaction.atomic
def confirm(upload: Upload, *, shown: str, by: Person, at: datetime) -> Difference:
    """确认读入：everything that was shown, and nothing else, all at once; then the table goes."""
    register = locked(upload.register)
    standing = Upload.rows.select_for_update(of=("self",), no_key=True).filter(pk=upload.pk).first()
    if standing is None:
        raise RuleBroken("这张表已经读入或者放弃了，请到清单里查看。")
    standing.register = register
    found = difference_of(standing)
    refuse_if_any(reasons_against_confirming(standing, found, by=by, at=at))
    refuse_if_any([] if found.shown == shown else [CHANGED_SINCE])
    replace(register, standing.lines)
    facts: dict[str, object] = {
        "sha256": standing.sha256,
        "added": len(found.added),
        "changed": len(found.changed),
        "removed": len(found.removed),
    }
    standing.delete()
    put_down(register, verb="registers.confirm", by=by, at=at, facts=facts)
    return found


def replace(register: Register, lines: list[Mapping[str, str]]) -> None:
    """The draft as the table has it, in its order; within the transaction of the caller."""
    RegisterRow.rows.filter(register=register).delete()
    RegisterRow.rows.bulk_create(
        RegisterRow(register=register, key=RegisterRow.key_of(register, dict(cells)), position=place, cells=cells)
        for place, cells in enumerate(lines, start=1)
    )


@transaction.atomic
def discard(upload: Upload, *, by: Person | str, at: datetime) -> None:
    """放弃读入：the draft stays as it is, and nothing of the table is kept."""
    register = locked(upload.register)
    gone, _ = Upload.rows.filter(pk=upload.pk).delete()
    if gone:
        put_down(register, verb="registers.discard", by=by, at=at)


def difference_to_live(register: Register, live: Mapping[str, object] | None) -> Difference | None:
    """草稿与公开的一版的差别；nothing where none is public."""
    if live is None:
        return None
    return difference(read_fields(live["fields"]), live["rows"], register.heads, cells_of(register))  # type: ignore[arg-type]
