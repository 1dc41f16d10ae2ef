"""mingtang search：what the public finds, for people and for programs; nothing is kept of the question."""

import argparse
import io
import json

import pytest

from mingtang.cli import search
from mingtang.cli.errors import Refused
from mingtang.index.models import Miss
from tests import builders
from tests.index.documents import put


@pytest.fixture
def town(db):
    return builders.town()


def call(*words):
    parser = argparse.ArgumentParser()
    search.add_parser(parser.add_subparsers())
    out = io.StringIO()
    assert search.run(parser.parse_args(["search", *words]), out, io.StringIO()) == 0
    return out.getvalue()


def test_what_the_public_finds_is_told_to_programs(town):
    put(1, "最低生活保障办法", ["照<此>办理。"], facets={"validity": "valid"})
    hit = {
        "title": "最低生活保障办法",
        "url": "/liuxi/documents/2026-1/",
        "date": "2026-03-02",
        "snippet": "照<此>办理。",
        "validity": "valid",
        "organ": "liuxi",
    }
    assert json.loads(call("低保", "--json")) == {"total": 1, "more": False, "about": False, "hits": [hit]}
    assert json.loads(call("低保", "--organ", "shanqian", "--json"))["hits"] == []


def test_people_read_one_line_for_each_with_its_snippet_beneath(town):
    put(1, "低保办法", ["照此办理。"])
    assert call("低保") == "找到 1 件。\n2026-03-02 低保办法 /liuxi/documents/2026-1/\n    照此办理。\n"
    assert call("养老") == "没有找到。\n"
    assert Miss.rows.count() == 0


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("低保", "--organ", "mei-you"), "没有代码为“mei-you”的机关"),
        (("低保", "--page", "0"), "--page 从 1 开始"),
        (("低" * 51,), "要找的词太长，最多 50 个字"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_sentence(town, words, reason):
    with pytest.raises(Refused, match=reason):
        call(*words)
