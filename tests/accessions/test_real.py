"""真实的公文：documents that others published become manuscripts, every one of them.

The documents are no part of the project. A usual run takes a few in; ``MINGTANG_ALL_REAL=1`` takes all of them.
"""

import os

from mingtang.accessions.actions.batches import open_batch, take_in_one
from mingtang.accessions.unpacking import Given
from tests.drafting.conftest import AT, made
from tests.language.official.test_rate import documents

__all__ = ["documents", "made"]

EACH, AT_ONCE, WRITTEN = 60, 200, 100


def test_every_document_becomes_a_manuscript(made, documents):
    texts = sorted(text for text in documents.values() if len(text) > WRITTEN)
    chosen = texts if os.environ.get("MINGTANG_ALL_REAL") else texts[::EACH]
    given = [Given(f"公文{number}.txt", text.encode()) for number, text in enumerate(dict.fromkeys(chosen))]
    refused = []
    for first in range(0, len(given), AT_ONCE):
        batch = open_batch(made.units["liuxi-nyb"], given=given[first : first + AT_ONCE], by=made["officer"], at=AT)
        for row in batch.files.all():
            take_in_one(row.pk, at=AT)
        refused += batch.files.filter(state="refused").values_list("told", flat=True)
        assert batch.files.filter(state="waiting").count() == 0
    assert (refused, len(given) >= 5) == ([], True)
