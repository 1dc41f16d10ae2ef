"""所问的：what of an address is understood, and how the same is asked again with something changed."""

import pytest

from mingtang.search.question import Question, read


def test_what_cannot_be_understood_is_left_aside():
    told = {"q": " 低保\x00 ", "year": "26", "type": "x", "validity": "x", "column": "A B", "organ": "liuxi"}
    assert read(told) == Question("低保", organ="liuxi")
    assert read({}) == Question()
    assert read({"q": "低" * 60}) == Question("低" * 50, is_cut=True)


def test_the_same_question_is_asked_with_something_changed():
    asked = read({"q": "低保", "year": "2026", "exact": "1"})
    assert asked.address() == "?q=%E4%BD%8E%E4%BF%9D&year=2026&exact=1"
    assert asked.address(year="", exact=False) == "?q=%E4%BD%8E%E4%BF%9D"


@pytest.mark.parametrize(
    ("typed", "words"),
    {
        "低保怎么申请": ["低保", "申请"],
        "请问宅基地在哪办": ["宅基地", "办"],
        "养老金是多少钱呀": ["养老金是"],
        "危房的补贴": ["危房", "补贴"],
        "低保": ["低保"],
    }.items(),
)
def test_what_asks_is_taken_out_of_a_sentence(typed, words):
    assert read({"q": typed}).words_alone() == words


def test_a_word_in_traditional_characters_is_looked_for_as_both():
    asked = read({"q": "危房補貼"})
    assert (asked.text, asked.also(())) == ("危房补贴", {"危房补贴": ["危房補貼"]})
