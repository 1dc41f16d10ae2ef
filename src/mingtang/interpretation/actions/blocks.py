"""内容块：add, change, move, take out; a picture or a recording is stored and looked into before."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max

from mingtang.audit.actions import record
from mingtang.exemptions.typed import refuse_classified_at
from mingtang.files.actions import store, store_recording
from mingtang.files.models import Attachment
from mingtang.interpretation import reasons
from mingtang.interpretation.actions.plans import locked
from mingtang.interpretation.models import Block, Explainer
from mingtang.language.unseen import clean_text
from mingtang.law.explainer_blocks import SHAPES, BlockKind, reasons_against_block, texts_of
from mingtang.law.explainer_media import Media, reasons_against_recording
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.recordings.looked import Looked

MOST = 30
CHANGED = (
    "您打开以后，这一块已经改过或者去掉了，没有保存，免得盖掉已经存好的。"
    "您写的还在下面：请先抄下来，再从解读的“内容”里重新打开这一块，对照着改。"
)


def add(
    explainer: Explainer, *, kind: BlockKind, told: Mapping[str, Any], numbers: Sequence[int] = (),
    upload: File | None = None, sheet: tuple[bytes, str] = (b"", ""), by: Person, at: datetime,
) -> Block:  # fmt: skip
    """加一块，at the end. ``numbers`` says as which row each one stood on the page, for the reasons."""
    told = _cleaned(told)
    found = reasons.against_changing(explainer, by=by, at=at)
    given = {"has_file": upload is not None, "media": Media(comes=upload is not None)}
    found += reasons_against_block(kind, told, **given, numbers=numbers)
    found += [f"一件解读最多 {MOST} 块。"] if explainer.blocks.count() >= MOST else []
    refuse_if_any(found)
    refuse_classified_at(explainer.organ, texts_of(kind, told, numbers=numbers), by=by, at=at, file=sheet)
    files = _stored(explainer, kind, told, upload, by=by, at=at)
    with transaction.atomic():
        explainer = locked(explainer)
        refuse_if_any(reasons.against_changing(explainer, by=by, at=at))
        last = explainer.blocks.aggregate(last=Max("position"))["last"] or 0
        block = Block.rows.create(explainer=explainer, position=last + 1, kind=kind.value, told=told, **files)
        _put_down(explainer, block, verb="interpretation.block.add", by=by, at=at)
    return block


def change(
    block: Block, *, told: Mapping[str, Any], opened: str | None = None, numbers: Sequence[int] = (),
    upload: File | None = None, sheet: tuple[bytes, str] = (b"", ""), by: Person, at: datetime,
) -> Block:  # fmt: skip
    """修改一块：its picture stays unless another one comes; its recording too, unless an address is written instead.

    ``opened`` is the digest of what it was when it was opened: what somebody else wrote since is not overwritten.
    """
    told, kind = _cleaned(told), block.stands
    given = {"has_file": upload is not None or block.picture_id is not None, "media": _media(block, upload)}
    found = reasons.against_changing(block.explainer, by=by, at=at)
    refuse_if_any(found + reasons_against_block(kind, told, **given, numbers=numbers))
    refuse_classified_at(block.explainer.organ, texts_of(kind, told, numbers=numbers), by=by, at=at, file=sheet)
    refuse_if_any([] if opened is None or _stands_as(opened, block) else [CHANGED])
    files = _stored(block.explainer, kind, told, upload, by=by, at=at)
    with transaction.atomic():
        explainer = locked(block.explainer)
        same = opened is None or _stands_as(opened, block)
        refuse_if_any(reasons.against_changing(explainer, by=by, at=at) + ([] if same else [CHANGED]))
        block.told, block.picture = told, files.get("picture", block.picture)
        block.recording = files.get("recording", None if told.get("url") else block.recording)
        block.save(update_fields=["told", "picture", "recording"])
        _put_down(explainer, block, verb="interpretation.block.change", by=by, at=at)
    return block


@transaction.atomic
def move(block: Block, *, up: bool, by: Person, at: datetime) -> None:
    """上移、下移：it changes places with its neighbour; at the end it stays."""
    explainer = locked(block.explainer)
    refuse_if_any(reasons.against_changing(explainer, by=by, at=at))
    blocks = list(explainer.blocks.all())
    here = next(place for place, one in enumerate(blocks) if one.pk == block.pk)
    there = here + (-1 if up else 1)
    if 0 <= there < len(blocks):
        blocks[here], blocks[there] = blocks[there], blocks[here]
        for position, one in enumerate(blocks, start=1):
            one.position = position
        Block.rows.bulk_update(blocks, ["position"])
        _put_down(explainer, block, verb="interpretation.block.move", by=by, at=at)


@transaction.atomic
def remove(block: Block, *, by: Person, at: datetime) -> None:
    """去掉一块：its picture is cleared away later when nothing else names it."""
    explainer = locked(block.explainer)
    refuse_if_any(reasons.against_changing(explainer, by=by, at=at))
    _put_down(explainer, block, verb="interpretation.block.remove", by=by, at=at)
    block.delete()


def _stands_as(opened: str, block: Block) -> bool:
    standing = Block.rows.filter(pk=block.pk).first()
    return standing is not None and standing.digest == opened


def _media(block: Block, upload: File | None) -> Media:
    """What speaks for a recording: the one that comes, else the one that is kept."""
    if upload is not None or block.recording is None:
        return Media(comes=upload is not None)
    return Media(kept=True, is_film=block.recording.file_kind.is_film, seconds=block.recording.seconds)


def _stored(
    explainer: Explainer, kind: BlockKind, told: Mapping[str, Any], upload: File | None, *, by: Person, at: datetime
) -> dict[str, Attachment]:
    """The file, under what it is to the block; a recording is called by the heading, not as its maker called it."""
    unit = explainer.manuscript.unit
    if upload is None:
        return {}
    if SHAPES[kind].records:

        def against(looked: Looked) -> list[str]:
            media = Media(comes=True, is_film=looked.kind.is_film, seconds=looked.seconds)
            return reasons_against_recording(told, media)

        made = store_recording(upload, called=told["heading"], unit=unit, by=by, at=at, against=against)
        return {"recording": made}
    picture = store(upload, unit=unit, by=by, at=at) if SHAPES[kind].files else None
    if picture is None:
        return {}
    refuse_if_any([] if picture.file_kind.is_image else ["这里只能放照片和图片（.jpg、.png、.webp）。"])
    return {"picture": picture}


def _put_down(explainer: Explainer, block: Block, *, verb: str, by: Person, at: datetime) -> None:
    explainer.saved_at = at
    explainer.save(update_fields=["saved_at"])
    record(explainer.organ.code, by=by, verb=verb, of=block, at=at, facts={"explainer": explainer.pk})


def _cleaned(told: Mapping[str, Any]) -> dict[str, Any]:
    return dict(_clean_items(told))


def _clean_items(told: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in told.items():
        yield name, [_cleaned(row) for row in value] if isinstance(value, list) else clean_text(value)
