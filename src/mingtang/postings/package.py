"""成品包：one edition as the editor of the county portal takes it: a clean text, its particulars, its files.

The archive of an edition is the same, byte for byte, whenever it is made.
"""

import csv
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape, unescape
from typing import IO, Any
from urllib.parse import quote

from mingtang.editorial.models import Published
from mingtang.editorial.queries import attachments
from mingtang.files import storage
from mingtang.files.models import Attachment
from mingtang.language.richtext import cleaned, numbered_text_of
from mingtang.law.days import chinese_day
from mingtang.law.metadata import VALIDITY_LABELS, Validity, subject_names, type_name
from mingtang.organs.sight import day_of
from mingtang.postings.places import Places

_IMAGE = re.compile(r'<img\b[^>]*?\bsrc="([^"]*)"[^>]*>')
_ALT = re.compile(r'\balt="([^"]*)"')
_ALIGNED = re.compile(r' class="align-(center|right)"')
_TYPED = {"made_on": "成文日期", "in_force_on": "施行日期", "shown_until_on": "展示到"}
# 压缩包里的时间：定死，同一版做出来的包逐字节相同。
_MOMENT = (1980, 1, 1, 0, 0, 0)
FILES, PICTURES = "附件", "图片"


@dataclass(frozen=True)
class Part:
    """包里的一个文件：under which name, and where it lies."""

    path: str
    attachment: Attachment

    @property
    def name(self) -> str:
        """文件名。"""
        return self.path.rpartition("/")[2]


class Package:
    """一版的成品包。"""

    def __init__(self, published: Published) -> None:
        self.published = published
        self.body: dict[str, Any] = published.content
        self._html = cleaned(self.body.get("html", ""))

    @property
    def title(self) -> str:
        """标题。"""
        return self.published.title

    @cached_property
    def files(self) -> list[Part]:
        """附件，under their names; two of one name are numbered."""
        return self._parts("attachments", FILES)

    @cached_property
    def pictures(self) -> list[Part]:
        """文中的图片。"""
        return self._parts("pictures", PICTURES)

    @property
    def shown(self) -> str:
        """看的正文：as it will look, each picture by the name under which it is to be put in."""
        return self._with_pictures(_place)

    @property
    def pasted(self) -> str:
        """贴进编辑器的正文：no classes; tables with lines and aligned paragraphs in what every editor keeps."""
        return _for_editors(self.shown)

    @property
    def text(self) -> str:
        """纯文字。"""
        return numbered_text_of(self._html)

    @cached_property
    def facts(self) -> list[tuple[str, str]]:
        """要素，in the order in which the form of a portal usually asks for them."""
        told = self.body.get("metadata") or {}
        validity = told.get("validity", "")
        known = [
            ("标题", self.title),
            ("索引号", told.get("index_number", "")),
            ("发文机关", told.get("issuer", "")),
            ("发文字号", told.get("number", "")),
            ("文件种类", type_name(told.get("type", ""))),
            ("主题分类", "、".join(subject_names(told.get("subjects") or []))),
            *((label, _day(told.get(key))) for key, label in _TYPED.items()),
            ("有效性", VALIDITY_LABELS[Validity(validity)] if validity in set(Validity) else validity),
            ("公开属性", "主动公开"),
            ("发布单位", self.published.document.unit.name),
            ("签发发布", chinese_day(day_of(self.published.at))),
            *Places(self.published.document.unit).told(self.body.get("places") or []),
            ("更改说明", self.published.change.get("note", "")),
        ]
        return [(label, value) for label, value in known if value]

    def _parts(self, key: str, folder: str) -> list[Part]:
        rows = list(self.body.get(key) or ())
        kept = {str(attachment.key): attachment for attachment in attachments(row["key"] for row in rows)}
        found = [kept[str(row["key"])] for row in rows]
        names = _named_apart(attachment.name for attachment in found)
        return [Part(f"{folder}/{name}", attachment) for name, attachment in zip(names, found, strict=True)]

    def _with_pictures(self, put: Callable[[Part, str], str]) -> str:
        def told(image: re.Match[str]) -> str:
            part = next((part for part in self.pictures if str(part.attachment.key) in image[1]), None)
            alt = _ALT.search(image[0])
            return put(part, unescape(alt[1]) if alt else "") if part else ""

        return _IMAGE.sub(told, self._html)

    def write(self, into: IO[bytes]) -> None:
        """写出压缩包。"""
        told: list[dict[str, Any]] = []
        with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, data in self._written():
                _add(archive, told, path, io.BytesIO(data))
            for part in (*self.files, *self.pictures):
                with storage.path_of(part.attachment.stored).open("rb") as source:
                    _add(archive, told, part.path, source)
            manifest = {"title": self.title, "edition": self.published.number, "digest": self.published.digest}
            released = {"address": self.published.document.address, "released_at": self.published.at.isoformat()}
            _add(archive, [], "manifest.json", io.BytesIO(_json(manifest | released | {"files": told})))

    def _written(self) -> Iterator[tuple[str, bytes]]:
        html = _for_editors(self._with_pictures(_inside))
        head = f'<!doctype html>\n<html lang="zh-Hans">\n<meta charset="utf-8">\n<title>{escape(self.title)}</title>\n'
        yield "body.html", f"{head}{html}\n</html>\n".encode()
        yield "body.txt", f"{self.title}\n\n{self.text}\n".encode()
        yield "要素.csv", _csv(self.facts)
        yield "要素.json", _json(dict(self.facts))


def _day(told: str | None) -> str:
    return chinese_day(date.fromisoformat(told)) if told else ""


def _place(part: Part, alt: str) -> str:
    return f"【此处插入{escape(part.path)}】"


def _inside(part: Part, alt: str) -> str:
    return f'<img src="{quote(part.path)}" alt="{escape(alt or part.name)}">'


def _for_editors(html: str) -> str:
    told = _ALIGNED.sub(r' style="text-align: \1"', html).replace("<table>", '<table border="1">')
    # 图片框不是每个编辑器都认：图片一段，图下的字一段。
    told = told.replace("<figcaption>", "</p><p>").replace("</figcaption>", "")
    return told.replace("<figure>", "<p>").replace("</figure>", "</p>")


def _named_apart(names: Iterable[str]) -> list[str]:
    """Names of which no two are one, in whatever case a file system takes them."""
    told: list[str] = []
    taken: set[str] = set()
    for name in names:
        stem, dot, extension = name.rpartition(".")
        candidate, number = name, 1
        while candidate.lower() in taken:
            number += 1
            candidate = f"{stem}（{number}）{dot}{extension}"
        taken.add(candidate.lower())
        told.append(candidate)
    return told


def _csv(rows: Iterable[tuple[str, str]]) -> bytes:
    kept = io.StringIO()
    writer = csv.writer(kept)
    writer.writerow(("要素", "内容"))
    # 以等号一类开头的，表格软件会当公式算：前面加一个撇号。
    writer.writerows((label, f"'{value}" if value[:1] in "=+-@\t\r" else value) for label, value in rows)
    return kept.getvalue().encode("utf-8-sig")


def _json(told: dict[str, Any]) -> bytes:
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()


def _add(archive: zipfile.ZipFile, told: list[dict[str, Any]], path: str, source: IO[bytes]) -> None:
    entry = zipfile.ZipInfo(path, _MOMENT)
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
    digest = hashlib.sha256()
    size = 0
    with archive.open(entry, "w", force_zip64=False) as target:
        while chunk := source.read(1 << 20):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
    told.append({"path": path, "size": size, "sha256": digest.hexdigest()})
