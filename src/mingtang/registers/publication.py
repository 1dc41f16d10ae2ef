"""清单的公开：one version with its columns and rows, and the day from which it holds."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from mingtang.law.fields import read_fields
from mingtang.law.registers import reasons_against_early_effect
from mingtang.organs.sight import day_of
from mingtang.registers.queries.register import hold_register
from mingtang.tables.difference import difference

KIND = "register"
TOLD = 12


class RegisterVersion:
    """清单（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "清单"
    template = "registers/body.html"
    officers_hand_in = True
    released_by_hand = True
    gates = ("findings",)

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the live version."""
        if before is None:
            return [f"首次公开，{len(after['rows'])} 行，自{after['effective']}起生效。"]
        found = difference(read_fields(before["fields"]), before["rows"], read_fields(after["fields"]), after["rows"])
        told = [f"新增“{name}”。" for _, name in found.added[:TOLD]]
        told += [f"取消“{name}”。" for _, name in found.removed[:TOLD]]
        told += [f"“{row.name}”改了{'、'.join(cell.title for cell in row.cells)}。" for row in found.changed[:TOLD]]
        if effective_of(after) < effective_of(before):
            told.append(f"自{after['effective']}起生效，{before['effective']}起按此前公开的一版。")
        return [found.words, *told] if not found.is_empty else [f"内容不变，自{after['effective']}起生效。"]

    def hold(self, body: Mapping[str, Any]) -> None:
        """Lock the register: it keeps its address."""
        hold_register(body["organ"]["code"], body["slug"])

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """A version holds from the day on which it is public, or it says why it held before."""
        why = body.get("why_early", "")
        return reasons_against_early_effect(effective_of(body), on=day_of(at), why=why)

    def facts(self, body: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What the public table does not say of itself."""
        return [("生效日期", body["effective"]), ("依据", body["basis"]), ("位置", body.get("place", ""))]


def effective_of(body: Mapping[str, Any]) -> date:
    """生效日期。"""
    return date.fromisoformat(body["effective_on"])
