"""排成公文：the text that a person left, set out as a letter, and the letter as canonical text and back."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date

from mingtang.audit.chain import canonical
from mingtang.law.case_letters import Addressee, LetterKind
from mingtang.law.rules import RuleBroken
from mingtang.letters import forms
from mingtang.letters.letter import Heading, Letter, Level, Paragraph, Part, Table

DEMO = "演示数据"


def text_of(form: str, values: dict[str, str]) -> str:
    """填好的文字：the form with its names filled in, for a person to go on with.

    Errors: ``RuleBroken`` with every name that is still needed.
    """
    return "\n".join(part.text for part in forms.fill(form, values))


def letter_of(
    kind: LetterKind,
    text: str,
    *,
    organ: str,
    addressee: str,
    number: str = "",
    on: date | None = None,
    contact: str = "",
    attachments: Sequence[str] = (),
) -> Letter:
    """一件公文：a form is set without a red head and signed in its own cells.

    Errors: ``RuleBroken`` where the text is empty or still holds a mark.
    """
    parts: Sequence[Part] = _rows(text) if kind.is_table else forms.fill(text, {})
    stays = kind.to is Addressee.NONE
    return Letter(
        organ=organ,
        number=number,
        title=kind.title,
        addressee="" if stays else addressee,
        paragraphs=tuple(parts),
        attachments=tuple(attachments),
        signature="" if kind.is_table else organ,
        day=None if kind.is_table else on,
        contact="" if kind.is_table else contact,
        red_head=not stays,
    )


def _rows(text: str) -> tuple[Table, ...]:
    """表格：each line is a row, what stands before the first colon names it."""
    rows = [line.partition("：") for line in text.splitlines() if line.strip()]
    if not rows:
        raise RuleBroken("表格里还没有内容，请写上各项。")
    return (Table(rows=tuple((name.strip(), said) for name, _, said in rows)),)


def kept(letter: Letter) -> str:
    """公文的规范文本，from which the same letter is made again."""
    told = {
        "organ": letter.organ,
        "number": letter.number,
        "title": letter.title,
        "addressee": letter.addressee,
        "parts": [_kept_part(part) for part in letter.paragraphs],
        "attachments": list(letter.attachments),
        "signature": letter.signature,
        "day": letter.day.isoformat() if letter.day else "",
        "contact": letter.contact,
        "red_head": letter.red_head,
    }
    return canonical(told)


def said_in(letter: Letter) -> str:
    """公文的文字，its title and its signature aside."""
    rows = [row for part in letter.paragraphs if isinstance(part, Table) for row in part.rows]
    texts = [part.text for part in letter.paragraphs if not isinstance(part, Table)]
    return "\n".join([*texts, *(cell for row in rows for cell in row)])


def _kept_part(part: Part) -> list[object]:
    match part:
        case Paragraph(text):
            return ["p", text]
        case Heading(text, level):
            return ["h", text, int(level)]
        case Table(rows):
            return ["t", [list(row) for row in rows]]


def again(body: str, *, demo: bool = False) -> Letter:
    """由规范文本还原的公文，with a watermark where the data are invented."""
    told = json.loads(body)
    day = told["day"]
    return Letter(
        organ=told["organ"],
        number=told["number"],
        title=told["title"],
        addressee=told["addressee"],
        paragraphs=tuple(_part(*part) for part in told["parts"]),
        attachments=tuple(told["attachments"]),
        signature=told["signature"],
        day=date.fromisoformat(day) if day else None,
        contact=told["contact"],
        red_head=told["red_head"],
        watermark=DEMO if demo else "",
    )


def _part(mark: str, said: object, level: int = 1) -> Part:
    if mark == "t":
        return Table(rows=tuple(tuple(row) for row in said))  # type: ignore[attr-defined]
    return Heading(str(said), Level(level)) if mark == "h" else Paragraph(str(said))


def digest_of(body: str, salt: str) -> str:
    """摘要，over the text and a salt that is erased with it."""
    return hashlib.sha256(f"{salt}:{body}".encode()).hexdigest()
