"""解读的内容：everything the public will see of an explainer, as one value that is frozen and signed."""

from collections.abc import Iterator, Sequence
from typing import Any

from mingtang.documents.pictures import public_address
from mingtang.editorial.models import Document
from mingtang.editorial.ports import words_of
from mingtang.exemptions.queries import document_of, live, open_edition, places_of
from mingtang.files.models import Attachment
from mingtang.interpretation.models import Block, Explainer
from mingtang.language.richtext import text_of
from mingtang.law.explainer_blocks import forms_of
from mingtang.law.interpretation import Form
from mingtang.vetting.places import Text

_ASIDE = frozenset({"attachments", "pictures", "organ", "places"})
"""What the vetting room leaves aside of every body."""


def body_of(explainer: Explainer) -> dict[str, Any]:
    """内容：pictures and recordings, each named in its block by its place in the list."""
    blocks = list(explainer.blocks.select_related("picture", "recording"))
    pictures, recordings = files_of(blocks)
    forms = forms_of((block.stands, block.told) for block in blocks)
    return {
        "organ": {"code": explainer.organ.code, "name": explainer.organ.name},
        "title": explainer.title,
        "interpreter": explainer.interpreter,
        "forms": forms,
        "form_names": "、".join(Form(form).label for form in forms),
        "explained": _explained(document_of(explainer.subject)),
        "places": places_of(explainer.organ),
        "blocks": [
            {
                "kind": block.kind,
                "told": block.told,
                "picture": pictures.index(block.picture) if block.picture else None,
                "recording": recordings.index(block.recording) if block.recording else None,
            }
            for block in blocks
        ],
        "pictures": [_file(file) for file in pictures],
        "attachments": [_file(file) | {"seconds": file.seconds} for file in recordings],
    }


def files_of(blocks: Sequence[Block]) -> tuple[list[Attachment], list[Attachment]]:
    """图片和录音录像，each once, in the order of the blocks."""
    pictures = dict.fromkeys(block.picture for block in blocks if block.picture)
    return list(pictures), list(dict.fromkeys(block.recording for block in blocks if block.recording))


def _file(file: Attachment) -> dict[str, Any]:
    return {"key": str(file.key), "name": file.name, "kind": file.kind, "size": file.size, "sha256": file.sha256}


def _explained(document: Document | None) -> dict[str, Any]:
    """Which document, in which edition: the one on its way, else the one that is public."""
    if document is None:
        return {"address": "", "title": "", "number": "", "edition": 0}
    edition, standing = open_edition(document), live(document)
    newest = edition.revisions.order_by("-number").first() if edition else None
    told = newest or standing
    number = edition.number if newest and edition else standing.number if standing else 0
    return {
        "address": document.address,
        "title": told.title if told else "",
        "number": told.content["metadata"].get("number", "") if told else "",
        "edition": number,
    }


def addresses_of(body: dict[str, Any], *, inside: bool = False, of: str = "pictures") -> list[str]:
    """图片、录音录像的地址，in the order of the list: the public one, or the one in the workbench."""
    rows = body.get(of) or ()
    return [f"/desk/files/{row['key']}/" if inside else public_address(row["key"], row["name"]) for row in rows]


def text_to_vet(explainer: Explainer) -> Text:
    """要核对的文字，the very same that is looked at of what was handed in."""
    told = words_of({name: value for name, value in body_of(explainer).items() if name not in _ASIDE})
    subject = f"{explainer._meta.label_lower}:{explainer.pk}"
    pictures, recordings = files_of(list(explainer.blocks.select_related("picture", "recording")))
    shown = (*pictures, *recordings)
    return Text(subject, explainer.organ, explainer.title, tuple(told), "", tuple(recordings), shown)


def words(explainer: Explainer) -> str:
    """解读里写的全部文字。"""
    return "\n".join(_lines(explainer))


def _lines(explainer: Explainer) -> Iterator[str]:
    yield explainer.title
    for block in explainer.blocks.all():
        yield from words_of(block.told)


def source_text(explainer: Explainer) -> str:
    """文件的文字：of the edition on its way, else of the public one, else of the manuscript."""
    document = document_of(explainer.subject)
    edition, standing = open_edition(document), live(document)
    newest = edition.revisions.order_by("-number").first() if edition else None
    told = newest or standing
    return text_of(told.content.get("html", "")) if told else explainer.manuscript.text
