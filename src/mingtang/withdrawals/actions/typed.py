"""先看密级标志：nothing that was typed is kept when it bears one; that it was refused is."""

from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.contents.checks import CLASSIFIED
from mingtang.editorial.models import Document
from mingtang.language.secrecy import classification_marks, marks_in_name
from mingtang.language.unseen import without_unseen
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person

TITLE = 100
"""A line that is no longer than this may be a title."""


def refuse_classified(document: Document, *texts: str, by: Person, at: datetime) -> None:
    """带密级标志的拒收。Errors: ``RuleBroken``; only the refusal is written, in the chain of the organ."""
    shown = [words for text in texts for words in (text, without_unseen(text))]
    lines = [line for words in shown for line in words.splitlines() if len(line) <= TITLE]
    if any(map(classification_marks, shown)) or any(map(marks_in_name, lines)):
        with transaction.atomic():
            organ = document.unit.organ.code
            record(organ, by=by, verb="withdrawals.refuse_classified", of=document, at=at)
        raise RuleBroken(CLASSIFIED)
