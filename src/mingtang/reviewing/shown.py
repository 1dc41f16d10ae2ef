"""一稿的内容：everything that would go public, and what is asked before it does, as the reviewer sees it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from mingtang.catalogue.queries.columns import columns
from mingtang.catalogue.queries.public import catalogue
from mingtang.editorial import ports
from mingtang.editorial.attachments import reasons_against_attachments
from mingtang.editorial.models import Revision
from mingtang.law.metadata import Validity, subject_names, type_name
from mingtang.law.outlets import IN_SHORT
from mingtang.organs.models import Unit
from mingtang.remarks.queries import Standing
from mingtang.reviewing import queries

_SIZES = {"major": "重要更改", "minor": "文字更正"}
_LABELS = {
    "index_number": "索引号", "issuer": "发布机构", "number": "发文字号", "type": "文件种类",
    "made_on": "成文日期", "in_force_on": "施行日期", "shown_until_on": "展示到", "subjects": "主题分类",
    "validity": "有效性", "basis": "依据",
}  # fmt: skip


def content(revision: Revision, remarks: list[Standing]) -> dict[str, Any]:
    """要公开的内容：with a mark at every place that was pointed to, where the kind writes in paragraphs."""
    body = revision.content
    if isinstance(body.get("html"), str):
        marks: dict[str, SafeString] = {}
        for told in remarks:
            if told.anchor:
                link = format_html(' <a class="remark-mark" href="#remark-{0}">指出 {0}</a> ', told.number)
                marks[told.anchor] = marks.get(told.anchor, SafeString("")) + link
        body["marks"] = marks
    return body


def facts(unit: Unit, kind: ports.PublicationKind, body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """要素和位置，in words: as the kind tells them, or by their names."""
    told = getattr(kind, "facts", None)
    rows = list(told(body)) if told else [*_metadata(body), *_places(unit, body)]
    if body.get("outlet"):
        rows.append(("发布渠道", IN_SHORT.get(body["outlet"], body["outlet"])))
    if body.get("review_on"):
        rows.append(("定期复核", body["review_on"]))
    return rows


def _metadata(body: Mapping[str, Any]) -> list[tuple[str, str]]:
    told = dict(body.get("metadata") or {})
    told["type"] = type_name(str(told.get("type") or ""))
    told["subjects"] = "、".join(subject_names(list(told.get("subjects") or ())))
    if told.get("validity") in set(Validity):
        told["validity"] = Validity(told["validity"]).label if told["validity"] else ""
    return [(label, str(told[name])) for name, label in _LABELS.items() if told.get(name)]


def _places(unit: Unit, body: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Items and columns by their names in the unit's catalogue; what it does not know, by its code."""
    rows = [row for row in body.get("places") or () if isinstance(row, Mapping)]
    if not rows:
        return []
    standing = catalogue(unit)
    items = {
        item.code: " ".join(filter(None, (item.first, item.second))) for item in (standing.items if standing else ())
    }
    names = {column.slug: column.name for column in columns(unit)}
    told = [(str(row.get("item") or ""), str(row.get("column") or "")) for row in rows]
    words = [[items.get(item, item), f"栏目“{names.get(slug, slug)}”" if slug else ""] for item, slug in told]
    return [("位置", "，".join(filter(None, each))) for each in words]


def change_note(body: Mapping[str, Any]) -> str:
    """更改说明，which the public reads."""
    told = body.get("change") or {}
    return f"{_SIZES.get(told.get('size'), '更改')}：{told['note']}" if told.get("note") else ""


def differences(revision: Revision, body: Mapping[str, Any]) -> dict[str, Any]:
    """改了什么：against the edition that stands and against the revision before."""
    kind = ports.kinds()[revision.edition.document.kind]
    before = queries.earlier(revision)
    url = getattr(kind, "difference_url", None)
    return {
        "changes": kind.changes(queries.body_before(revision.edition), body),
        "earlier": before,
        "changes_since": kind.changes(before.content, body) if before else (),
        "difference_url": url(revision) if url else "",
    }


def checks(revision: Revision, body: Mapping[str, Any], *, at: datetime) -> list[tuple[str, list[str]]]:
    """公开前的检查，as they stand now: each with its reasons, none when it passes."""
    kind = ports.kinds()[revision.edition.document.kind]
    told = [(label, list(reasons)) for label, reasons in ports.told_by_gates(revision, at=at)]
    told.append(("附件与送审时一致", reasons_against_attachments(body)))
    return [*told, ("内容与现在的记录一致", list(kind.reasons_against_release(body, at=at)))]
