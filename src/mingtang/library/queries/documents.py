"""公开文件的查询：the editions that may be read, without their texts."""

from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.db.models.fields.json import KeyTransform
from django.db.models.functions import Cast

from mingtang.editorial.models import Document, Published
from mingtang.law.outlets import Outlet
from mingtang.postings.models import Posting

SIZES = {"major": "内容有变动", "minor": "文字有小改"}


@dataclass(frozen=True)
class Past:
    """历次公开的一版：which, when, what was changed and why."""

    number: int
    at: datetime
    digest: str
    size: str
    note: str
    is_here: bool

    @property
    def what(self) -> str:
        """改动的大小，in words."""
        return SIZES.get(self.size, "首次公开" if self.number == 1 else "更新")


def editions(document: Document) -> list[Past]:
    """历次公开，the newest first; the database takes the notes out of the texts."""
    body, away = Cast("body", models.JSONField()), Outlet.COUNTY.value
    told = Published.public.filter(document=document).order_by("-number")
    rows = told.annotate(told=KeyTransform("change", body), outlet=KeyTransform("outlet", body))
    return [
        Past(number, at, digest, (change or {}).get("size", ""), (change or {}).get("note", ""), outlet != away)
        for number, at, digest, change, outlet in rows.values_list("number", "at", "digest", "told", "outlet")
    ]


def was_on_the_county_portal(document: Document) -> bool:
    """是否在县门户公开过：whether anybody recorded where it stood there."""
    return Posting.rows.filter(document=document).exists()
