"""定期限：one time limit out of a sentence's own words, its row's cell, and the label of its paragraph or heading."""

import re
from dataclasses import replace

from mingtang.language.due import Due, Rhythm, find_due, read_due, recurring
from mingtang.language.offices import Responsibility, find_responsibilities
from mingtang.language.plan.draft import Draft

_TITLE = re.compile(r"《[^《》]*》")
_VAGUE = (Rhythm.ONCE, Rhythm.CONTINUOUS)


def due_of(draft: Draft, owner: Responsibility | None, year: int | None) -> Due:
    """定期限：what the sentence itself says comes first; a cell of its row is its own, a label may be inherited.

    Two days that differ are told, and so is a cell that names no day.
    """
    own = find_due(_own_words(draft.text), year)
    label = owner.due_text if owner is not None else ""
    if draft.due_field:
        return _of_cell(own, read_due(draft.due_field, year), year)
    if label:
        return _of_label(own, read_due(label, year), year)
    return own


def _own_words(text: str) -> str:
    """The text without cited titles and without labels of time limits; blanks of the same length stand for them."""
    words = _TITLE.sub(lambda found: "　" * len(found[0]), text)
    for told in find_responsibilities(text):
        if told.due_text:
            words = words[: told.begin] + "　" * (told.end - told.begin) + words[told.end :]
    return words


def _of_cell(own: Due, cell: Due, year: int | None) -> Due:
    if _says_nothing(cell):
        return _instead(own, cell)
    if own.on is not None and cell.on is not None and own.on != cell.on and own.rhythm is Rhythm.ONCE:
        told = f"正文写的是“{own.text}”，时限栏写的是“{cell.text}”，已按时限栏登记，请核对。"
        return replace(cell, doubts=(*cell.doubts, told))
    return _with_rhythm(own, cell, year)


def _of_label(own: Due, label: Due, year: int | None) -> Due:
    if _says_nothing(label):
        return _instead(own, label)
    differs = f"这一句自己写的是“{own.text}”，标注的时限是“{label.text}”，已按这一句自己的登记，请核对。"
    if own.on is not None:
        return own if label.on == own.on else replace(own, doubts=(*own.doubts, differs))
    if own.rhythm not in (*_VAGUE, Rhythm.PERIODIC) and label.rhythm not in (*_VAGUE, own.rhythm):
        return replace(own, doubts=(*own.doubts, differs))
    return _with_rhythm(own, label, year)


def _with_rhythm(own: Due, told: Due, year: int | None) -> Due:
    """The day of a cell or a label and the rhythm of the words: each says what the other leaves out."""
    vague = told.rhythm in _VAGUE or (told.rhythm is Rhythm.PERIODIC and told.text == "定期")
    if vague and own.rhythm not in _VAGUE:
        both = replace(told, rhythm=own.rhythm, doubts=(*told.doubts, *own.doubts))
        return recurring(both, told.text, year)
    return told


def _says_nothing(due: Due) -> bool:
    return due.on is None and due.rhythm is Rhythm.ONCE


def _instead(own: Due, unread: Due) -> Due:
    """The words of the sentence where the cell or label cannot be read; that it cannot is still told."""
    if _says_nothing(own):
        return unread
    return replace(own, doubts=(*own.doubts, *unread.doubts))
