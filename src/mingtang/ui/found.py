"""没有找到：what is out of the reader's sight and what is not there are answered alike."""

from typing import TypeVar

from django.http import Http404

Row = TypeVar("Row")


def found_or_404(row: Row | None) -> Row:
    """What was found; nothing is ``Http404``, which does not tell whether there is something to hide."""
    if row is None:
        raise Http404
    return row
