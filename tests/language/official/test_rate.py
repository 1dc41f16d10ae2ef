"""认出来的比例：documents that others published, with what a person read in a sample of sixty.

The documents are not part of the project. The sample keeps digests only: of the document, and of each value that a
person read in it (``-`` where it says nothing, ``?`` where the person could not tell).
"""

import csv
import gzip
import hashlib
import sys
from pathlib import Path

import pytest

from mingtang.language.official import read_official
from mingtang.language.papers import read_paper

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "policies"
FIELDS = ("number", "issuer", "made_on", "in_force_on", "expires_on")
GOLD = Path(__file__).parent / "gold.txt"


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@pytest.fixture(scope="module")
def documents():
    """Title and text of every document, by digest."""
    if not SHARED.is_dir():
        pytest.skip("the real documents are not at shared/data/policies")
    csv.field_size_limit(sys.maxsize)
    found = {}
    for file in sorted(SHARED.glob("*.csv.gz")):
        with gzip.open(file, "rt", encoding="utf-8-sig") as rows:
            for row in csv.DictReader(rows):
                title, text = row["标题"].strip(), row["内容"].strip()
                own = text if "时间" in row else f"{title}\n{text}"
                found[digest(title + text)] = own
    return found


def test_every_document_is_read(documents):
    read = [read_official(read_paper(text.encode(), "公文.txt")) for text in documents.values() if text]
    assert len(read) == len([text for text in documents.values() if text])
    assert len(read) > 1000


def test_the_rate_in_the_sample_is_what_the_docs_state(documents):
    right, judged = dict.fromkeys(FIELDS, 0), dict.fromkeys(FIELDS, 0)
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        key, *told = line.split()
        found = read_official(read_paper(documents[key].encode(), "公文.txt"))
        for name, value in zip(FIELDS, told, strict=True):
            read = getattr(found, name)
            said = digest(name + read.value) if read and read.value else "-"
            judged[name] += value != "?"
            right[name] += value == said
    assert {name: (right[name], judged[name]) for name in FIELDS} == {
        "number": (59, 60),
        "issuer": (58, 59),
        "made_on": (58, 58),
        "in_force_on": (60, 60),
        "expires_on": (60, 60),
    }
