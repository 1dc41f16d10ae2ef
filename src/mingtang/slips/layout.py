"""审签单的内容：what both the page and the file say, from the revision and its signatures alone.

Law: 政府信息公开条例 第十七条（公开审查）；保守国家秘密法实施条例 第四十二条（逐项审查）.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import segno
from django.utils import timezone

from mingtang.editorial import ports
from mingtang.editorial.models import Approval, Revision
from mingtang.language.richtext import text_of
from mingtang.language.width import is_chinese
from mingtang.law.days import chinese_day
from mingtang.law.editorial import SECRECY_ITEMS, TICKS, Stage
from mingtang.law.openness import Openness
from mingtang.law.outlets import IN_SHORT

TITLE = "信息发布三审三校审签单"
SUMMARY, DIGEST = 240, 16
"""Units: characters of the text and of its digest that stand on the slip."""


@dataclass(frozen=True)
class Line:
    """一个环节：what was looked at, and who signed when; nobody yet, then there is room for a hand."""

    label: str
    ticks: tuple[tuple[str, bool], ...]
    secrecy: tuple[tuple[str, bool], ...]
    who: str
    when: str


@dataclass(frozen=True)
class Slip:
    """排好的审签单。"""

    organ: str
    title: str
    facts: tuple[tuple[str, str], ...]
    summary: str
    attachments: tuple[str, ...]
    lines: tuple[Line, ...]
    digest: str
    code: str

    @property
    def squares(self) -> tuple[int, str]:
        """二维码：its side in squares, and the dark ones as the path of a drawing."""
        rows = [list(row) for row in segno.make(self.code, error="m").matrix_iter(border=2)]
        path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
        return len(rows), path


def slip_of(revision: Revision, *, address: str) -> Slip:
    """审签单；``address`` is where the revision is found on the desk."""
    body, document = revision.content, revision.edition.document
    digest = revision.digest[:DIGEST]
    return Slip(
        organ=document.unit.organ.name,
        title=revision.title,
        facts=tuple(_facts(revision, body)),
        summary=_summary(body),
        attachments=tuple(str(row["name"]) for row in body.get("attachments", ())),
        lines=tuple(_line(revision, stage) for stage in revision.passes),
        digest=digest,
        code=f"{address} {digest}",
    )


def _facts(revision: Revision, body: Mapping[str, Any]) -> list[tuple[str, str]]:
    edition = revision.edition
    document = edition.document
    told = [
        ("标题", revision.title),
        ("发布单位", document.unit.name),
        ("种类", ports.kinds()[document.kind].label),
        ("发文字号", str((body.get("metadata") or {}).get("number") or "")),
        ("公开属性", Openness(revision.openness).label),
        ("公开地址", document.address),
        ("发布渠道", IN_SHORT.get(str(body.get("outlet") or ""), "")),
        ("版次稿次", f"第 {edition.number} 版第 {revision.number} 稿"),
        ("拟稿人", f"{revision.signed}，{_moment(revision.made_at)}送审"),
    ]
    return [(label, value) for label, value in told if value]


def _summary(body: Mapping[str, Any]) -> str:
    """The beginning of the text, as it is read, not as it is kept."""
    html = body.get("html")
    if isinstance(html, str):
        said = text_of(html)
    else:
        aside = {"attachments", "pictures", "metadata", "places", "organ"}
        told = ports.words_of({name: value for name, value in body.items() if name not in aside})
        said = "，".join(text for text in told if is_chinese(text))
    plain = " ".join(said.split())
    return plain if len(plain) <= SUMMARY else f"{plain[:SUMMARY]}……"


def _line(revision: Revision, stage: Stage) -> Line:
    found = [approval for approval in revision.approvals.all() if approval.stage == stage.value]
    signed = found[0] if found else None
    who, when = _signature(signed) if signed else _put_off(revision, stage)
    ticked = signed.ticks if signed else _made_up_for(revision, stage)
    items = SECRECY_ITEMS.items() if stage is Stage.REVIEW else ()
    return Line(
        label=stage.label,
        ticks=tuple((label, key in ticked) for key, label in TICKS[stage].items()),
        secrecy=tuple((label, bool(signed and signed.findings.get(key))) for key, label in items),
        who=who,
        when=when,
    )


def _signature(approval: Approval) -> tuple[str, str]:
    who = approval.signed
    if approval.attested_by is not None:
        who = f"{who}（签在纸上，{approval.attested_by.name}见证）"
    return who, _moment(approval.at)


def _put_off(revision: Revision, stage: Stage) -> tuple[str, str]:
    """Not signed: because it is not its turn, or because it is made up for after the release."""
    emergency = getattr(revision, "emergency", None)
    if emergency is None or emergency.stage != stage.value:
        return "", ""
    if emergency.cleared_at is None:
        return "应急发布，后补", ""
    return f"{emergency.cleared_by.name}（应急发布后补审：{emergency.finding}）", _moment(emergency.cleared_at)


def _made_up_for(revision: Revision, stage: Stage) -> Collection[str]:
    """What was ticked when the stage was made up for after the release."""
    emergency = getattr(revision, "emergency", None)
    return emergency.ticks if emergency is not None and emergency.stage == stage.value else ()


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{chinese_day(local.date())} {local:%H:%M}"
