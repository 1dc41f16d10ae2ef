"""先看密级标志：nothing that was typed is kept when it bears one; that it was refused is."""

from datetime import datetime

from mingtang.editorial.models import Document
from mingtang.files.marked import refuse_if_marked
from mingtang.organs.models import Person


def refuse_classified(document: Document, *texts: str, by: Person, at: datetime) -> None:
    """带密级标志的拒收。Errors: ``RuleBroken``; only the refusal is written, in the chain of the organ."""
    refuse_if_marked(texts, unit=document.unit, verb="withdrawals.refuse_classified", of=document, by=by, at=at)
