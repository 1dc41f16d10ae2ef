"""查全：whatever stands in a text is found by it, and nothing else is; on both databases."""

import random
import re

import pytest

from mingtang.index.queries import MOST_COUNTED, match
from mingtang.language.pairs import folded, tidy
from tests.index.documents import UNIT, papers, put

COUNT = 300


@pytest.fixture(scope="module")
def written():
    """The papers as they are compared: the title, and each part."""
    return [[folded(tidy(text)) for text in (title, *parts)] for title, parts in papers(COUNT)]


@pytest.fixture
def indexed(db):
    for number, (title, parts) in enumerate(papers(COUNT)):
        put(number, title, parts)


def found(query):
    page = match(query, limit=MOST_COUNTED)
    assert page.total == len(page.hits)
    return {int(hit.key.removeprefix("document:")) for hit in page.hits}


def asked_of(texts, length):
    """Every run of so many characters that no number or word is cut by, without a sign at its ends."""
    for text in texts:
        units = UNIT.findall(text)
        for at in range(len(units) - length + 1):
            run = "".join(units[at : at + length])
            if units[at].isalnum() and units[at + length - 1].isalnum():
                yield run


def holding(written, queries):
    """For each question, the papers that have it, by looking at all of them."""
    return {
        query: {number for number, texts in enumerate(written) if any(has(text, query) for text in texts)}
        for query in queries
    }


def has(text, query):
    """Literally, and not from the middle of a number or a word."""
    start = r"(?<![0-9a-z])" if query[0].isascii() else ""
    end = r"(?![0-9a-z])" if query[-1].isascii() else ""
    return re.search(start + re.escape(query) + end, text) is not None


@pytest.mark.parametrize(("length", "most"), [(1, 200), (2, 200), (4, 200), (12, 100)])
def test_what_stands_in_a_text_is_found_and_nothing_else(indexed, written, length, most):
    every = sorted({query for texts in written for query in asked_of(texts, length) if " " not in query})
    chosen = random.Random(length).sample(every, min(most, len(every)))
    wanted = holding(written, chosen)
    assert {query: found(query) for query in chosen} == wanted
    assert len(chosen) > 80


def test_a_long_question_is_answered_alike_by_few_and_by_many(db):
    """超过几百件的，走另一条路：a title that many bear, a little different in the end of some."""
    title, other = "关于做好秋季秸秆综合利用和禁烧工作的通知", "关于做好秋季秸秆综合利用和禁烧工作的情况"
    for number in range(310):
        put(number, title if number < 305 else other, ["正文。"])
    assert (match(title).total, match(other).total) == (305, 5)
    assert found(f"{other[2:]} {other[:4]}") == set(range(305, 310))
