"""从已公开件读出一条：what a list and the index need of a published record, whatever kind it is of."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from mingtang.editorial.models import Document, Published
from mingtang.editorial.ports import words_of
from mingtang.editorial.queries import attachments
from mingtang.files.models import Attachment
from mingtang.files.queries import text_of as text_of_file
from mingtang.language.codes import is_printed_code
from mingtang.language.papers import Unreadable
from mingtang.language.richtext import text_of
from mingtang.language.width import is_chinese
from mingtang.law.outlets import Outlet

SUMMARY = 120
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
"""表格：run into one line, its cells say nothing."""
_OF_FILES = ("attachments", "pictures")
_ABOUT = ("metadata", "places", "organ", "change")


def key_of(document: Document) -> str:
    """Under which key a document is found."""
    return f"document:{document.pk}"


def values_of(published: Published) -> dict[str, Any]:
    """The values of a listing, as the body tells them; what it does not tell is empty."""
    body = published.content
    told = body.get("metadata") or {}
    return {
        "unit": published.document.unit,
        "kind": published.document.kind,
        "title": published.title,
        "address": published.document.address,
        "summary": _summary(body),
        "index_number": told.get("index_number", ""),
        "number": told.get("number", ""),
        "issuer": told.get("issuer", ""),
        "type": told.get("type", ""),
        "subjects": list(told.get("subjects") or ()),
        "validity": told.get("validity", ""),
        "made_on": _day(told.get("made_on")),
        "in_force_on": _day(told.get("in_force_on")),
        "shown_until_on": _day(told.get("shown_until_on")),
        "review_on": _day(body.get("review_on")),
        "changed_at": published.at,
        "published": published,
        "ended_at": None,
    }


def places_of(published: Published) -> list[tuple[str, str]]:
    """Column and item of every place that the body tells, each once."""
    rows = published.content.get("places") or ()
    return list(dict.fromkeys((row.get("column", ""), row.get("item", "")) for row in rows))


def is_elsewhere(published: Published) -> bool:
    """是否在县门户发布。"""
    return published.content.get("outlet") == Outlet.COUNTY.value


def words(published: Published) -> Iterator[str]:
    """要能找到的文字：the text, then what is written in the files that go with it."""
    body = published.content
    yield from text_of(body.get("html") or "").split("\n")
    for name, told in body.items():
        if name not in _OF_FILES and name not in _ABOUT and name != "html":
            # 编码也是给人看的：whoever holds a code from a public page looks for it.
            yield from (text for text in words_of(told) if is_chinese(text) or is_printed_code(text))
    rows = list(body.get("attachments") or ())
    yield from (str(row["name"]) for row in rows)
    for attachment in attachments(row["key"] for row in rows):
        yield from _within(attachment)


def particulars(published: Published) -> Iterator[str]:
    """要能找到的要素：what is said about the text; found, and no part of what it says."""
    body = published.content
    return (text for name in _ABOUT for text in words_of(body.get(name)) if is_chinese(text))


def _within(attachment: Attachment) -> Iterator[str]:
    """What a reader of the file sees; a file that cannot be read is found by its name alone."""
    try:
        for part in text_of_file(attachment):
            if not part.hidden:
                yield part.text
    except Unreadable:
        return


def _summary(body: dict[str, Any]) -> str:
    html = body.get("html")
    plain = (" ".join(text_of(_TABLE.sub("", html)).split()) or " ".join(text_of(html).split())) if html else ""
    return plain if len(plain) <= SUMMARY else f"{plain[:SUMMARY]}……"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
