"""公开的解读：from published records alone."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mingtang.editorial.models import Published
from mingtang.editorial.queries import current, current_of_unit
from mingtang.interpretation.publication import KIND
from mingtang.law.interpretation import Form
from mingtang.law.metadata import Validity
from mingtang.listings.models import Listing
from mingtang.listings.ports import validity_of
from mingtang.organs.models import Unit


@dataclass(frozen=True)
class Row:
    """列表里的一件。"""

    record: Published
    body: dict[str, Any]
    validity: str = ""


def of_unit(unit: Unit, *, form: str = "") -> tuple[list[Row], list[tuple[str, str, int]]]:
    """一个单位公开的解读，the newest first, of a form if one is asked for; and how many there are of each form."""
    labels = dict(Listing.rows.filter(unit=unit, kind=KIND).values_list("document", "validity"))
    records = current_of_unit(unit, KIND).order_by("-at", "-pk")
    rows = [Row(record, record.content, labels.get(record.document_id, "")) for record in records]
    counts = [(it.value, it.label, sum(it.value in row.body["forms"] for row in rows)) for it in Form]
    kept = [row for row in rows if not form or form in row.body["forms"]]
    return kept, [told for told in counts if told[2]]


def at_address(address: str) -> Published | None:
    """公开着的一件解读。"""
    found = current(address)
    return found if found is not None and found.document.kind == KIND else None


def explained_now(body: dict[str, Any]) -> Published | None:
    """它解读的文件，as it stands in public now."""
    return current(body["explained"]["address"])


def label_now(record: Published, *, on: date) -> str:
    """它解读的文件今天的标签：已修改、失效、废止; empty while it holds as it was."""
    told = validity_of(record.document, on=on)
    return told.value if told else Validity.NONE.value
