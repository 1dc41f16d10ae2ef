"""送审：what is written is frozen in the editorial room; and how a corrected edition is begun.

Law: 政府信息公开条例 第十二条（要素）、第十七条（公开前审查）.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingtang.audit.actions import record, reference
from mingtang.catalogue.queries.offered import names
from mingtang.documents.changes import same_content
from mingtang.documents.pictures import inside
from mingtang.documents.publication import KIND
from mingtang.drafting import reasons
from mingtang.drafting.actions.writing import locked
from mingtang.drafting.body import body_of
from mingtang.drafting.models import Manuscript, Piece
from mingtang.drafting.ports import reasons_beside
from mingtang.drafting.queries import last_of, manuscripts_of
from mingtang.editorial.actions import submitting as editorial
from mingtang.editorial.models import Document, Revision
from mingtang.editorial.ports import words_of
from mingtang.files.models import Attachment
from mingtang.files.queries import office_phones
from mingtang.language.personal import reasons_against_personal_data, without_values
from mingtang.language.richtext import blocks, pictures_in
from mingtang.law.editorial import WithdrawalKind
from mingtang.law.metadata import KEYS, facts_of, reasons_against_facts
from mingtang.law.openness import Openness
from mingtang.law.rules import refuse_if_any
from mingtang.numbering.actions import reasons_against_registering, register
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.revisits.queries import standing_day
from mingtang.vetting.places import Text, cleared_in, reasons_against_open

SHOWN = 20
SAME = "这一稿和公开的一版完全一样，没有可以更正的。请改好以后再送审，或者放弃这篇稿件。"


def subject_of(manuscript: Manuscript) -> str:
    """公开件所据的记录：the first manuscript, whoever corrects it later."""
    return manuscript.document.subject if manuscript.document is not None else reference(manuscript)


def reasons_against_handing_in(manuscript: Manuscript, *, by: Person, at: datetime) -> list[str]:
    """不能送审的理由：all at once, beside the button."""
    found = reasons.against_changing(manuscript, by=by, at=at)
    facts = facts_of(manuscript.told)
    found += reasons_against_facts(facts, on=day_of(at))
    found += [] if manuscript.html else ["正文还是空的。"]
    unplaced = _against_places(manuscript)
    found += unplaced + _against_pictures(manuscript) + _against_numbers(manuscript)
    if manuscript.review_on is not None and manuscript.review_on <= day_of(at):
        found.append("复核日期应在今天以后。")
    if manuscript.is_correction and not (manuscript.change.get("size") and manuscript.change.get("note")):
        found.append("请写明这一版改了什么，是文字小改还是内容变动；公众会看到。")
    found += [] if unplaced else _against_sameness(manuscript)
    found += reasons_against_registering(manuscript.organ) if manuscript.document is None else []
    asked = {"kind": KIND, "unit": manuscript.organ, "subject": subject_of(manuscript)}
    found += [*reasons_against_open(text_to_vet(manuscript), on=day_of(at)), *reasons_beside(manuscript, at=at)]
    return found + editorial.reasons_against_submitting(**asked, openness=Openness.PROACTIVE, by=by, at=at)


def text_to_vet(manuscript: Manuscript) -> Text:
    """要核对的文字和附件。"""
    told = (*words_of(manuscript.metadata), manuscript.change.get("note", ""))
    pieces = list(manuscript.pieces.select_related("attachment"))
    files = tuple(piece.attachment for piece in pieces if not piece.is_picture)
    used = {src for src, _ in pictures_in(manuscript.html)}
    seen = tuple(
        piece.attachment
        for piece in pieces
        if piece.attachment.file_kind.is_image and (not piece.is_picture or piece.src in used)
    )
    return Text(subject_of(manuscript), manuscript.organ, manuscript.title, told, manuscript.html, files, seen)


def _against_places(manuscript: Manuscript) -> list[str]:
    if not manuscript.places:
        return ["请选择放在哪个栏目或者目录事项里。"]
    known = names(manuscript.organ)
    gone = [row for row in manuscript.places if (row["item"], row["column"]) not in known]
    return [f"选的位置里有 {len(gone)} 处已经关闭或者改动，请重新选择。"] if gone else []


def _against_pictures(manuscript: Manuscript) -> list[str]:
    own = {piece.src for piece in manuscript.pieces.select_related("attachment") if piece.is_picture}
    shown = pictures_in(manuscript.html)
    found = ["正文里有不属于这篇稿件的图片，请删掉，用“上传图片”重新放。"] if {src for src, _ in shown} - own else []
    bare = sum(1 for _, alt in shown if not alt.strip())
    return found + ([f"有 {bare} 张图片没有写说明，请写明图片里是什么。"] if bare else [])


def _against_sameness(manuscript: Manuscript) -> list[str]:
    """和公开的一模一样：asked when every place still has its name."""
    live = last_of(manuscript.document) if manuscript.is_correction else None
    if live is None or hasattr(live, "withdrawal"):
        return []
    pieces = manuscript.pieces.select_related("attachment")
    body = body_of(manuscript, pieces, index_number=live.content["metadata"].get("index_number", ""))
    return [SAME] if same_content(live.content, body) else []


def _against_numbers(manuscript: Manuscript) -> list[str]:
    """个人信息：said with the beginning of the paragraph it stands in, never the number."""
    told = [str(value) for value in manuscript.metadata.values()]
    typed = [manuscript.title, *told, manuscript.change.get("note", "")]
    allowed = office_phones(manuscript.organ)
    passed = cleared_in(text_to_vet(manuscript)).values

    def against(*texts: str) -> list[str]:
        return reasons_against_personal_data(*(without_values(text, passed) for text in texts), allowed=allowed)

    found = [f"标题、要素或者改动说明的{reason}" for reason in against(*typed)]
    for place, (_, text) in enumerate(blocks(manuscript.html), start=1):
        found += [f"正文第 {place} 段的{reason}" for reason in against(text)]
        if len(found) >= SHOWN:
            break
    return found


@transaction.atomic
def hand_in(manuscript: Manuscript, *, by: Person, at: datetime) -> Revision:
    """送审：the number is given now if the document has none yet, and stays whatever becomes of the text."""
    manuscript = locked(manuscript)
    refuse_if_any(reasons_against_handing_in(manuscript, by=by, at=at))
    subject = subject_of(manuscript)
    registered = register(subject, organ=manuscript.organ, by=by, at=at)
    pieces = manuscript.pieces.select_related("attachment")
    revision = editorial.submit(
        kind=KIND,
        unit=manuscript.organ,
        subject=subject,
        address=registered.address,
        title=manuscript.title,
        body=body_of(manuscript, pieces, index_number=registered.number),
        openness=Openness.PROACTIVE,
        by=by,
        at=at,
    )
    manuscript.document, manuscript.revision = revision.edition.document, revision
    manuscript.save(update_fields=["document", "revision"])
    return revision


def reasons_against_correcting(document: Document, *, by: Person, at: datetime) -> list[str]:
    """不能更正、写新一版的理由：it never was public, somebody is already at it, or the unit is another's."""
    found = []
    if document.kind != KIND:
        found.append("这一种公开件在它自己的页面上更正。")
    first = manuscripts_of(document).first()
    if first is not None:
        found += reasons.against_writing_for(first.unit, by=by, at=at)
    if last_of(document) is None:
        found.append("它还没有公开过，没有可以更正的。")
    under_way = [one for one in manuscripts_of(document) if one.stands.is_open or one.stands.value == "handed_in"]
    if under_way:
        found.append(f"{under_way[0].owner.name}已经在写它的新一版，请先放弃或者送审那一篇。")
    return found


@transaction.atomic
def correct(document: Document, *, by: Person, at: datetime) -> Manuscript:
    """更正：begins with what is public or was, files and all; after a safety withdrawal without text and files."""
    document = Document.rows.select_for_update(no_key=True).get(pk=document.pk)
    refuse_if_any(reasons_against_correcting(document, by=by, at=at))
    last, first = last_of(document), manuscripts_of(document).select_related("unit", "organ").first()
    body = last.content
    is_whole = not hasattr(last, "withdrawal") or last.withdrawal.kind != WithdrawalKind.SAFETY.value
    manuscript = Manuscript.rows.create(
        unit=first.unit,
        organ=first.organ,
        owner=by.in_whose_name,
        document=document,
        is_correction=True,
        title=last.title,
        html=inside(body) if is_whole else "",
        metadata={key: body["metadata"].get(key, "") for key in KEYS},
        places=[{"item": row["item"], "column": row["column"]} for row in body["places"]],
        outlet=body["outlet"],
        review_on=standing_day(document),
        started_at=at,
        saved_at=at,
        saved_by=by,
    )
    if is_whole:
        _take_along(manuscript, body)
    record(first.organ.code, by=by, verb="drafting.correct", of=manuscript, at=at)
    return manuscript


def _take_along(manuscript: Manuscript, body: dict[str, Any]) -> None:
    """The files of the public edition, the very same."""
    told = [(row, False) for row in body["attachments"]] + [(row, True) for row in body["pictures"]]
    alts = {src.split("/")[3]: alt for src, alt in pictures_in(manuscript.html)}
    files = {str(file.key): file for file in Attachment.rows.filter(key__in=[row["key"] for row, _ in told])}
    for position, (row, is_picture) in enumerate(told, start=1):
        alt = alts.get(row["key"], "") if is_picture else ""
        Piece.rows.create(
            manuscript=manuscript, attachment=files[row["key"]], is_picture=is_picture, alt=alt, position=position
        )
