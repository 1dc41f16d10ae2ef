"""词表：marked is what a text is about, whatever its length."""

import pytest

from mingtang.language.wordlists import HEAVY, STRONG, TITLE, Wordlist, damping, filter_word


def made(title, *pieces, told=(), **filters):
    wordlist = Wordlist(title)
    for piece in pieces:
        wordlist.add(piece)
    for piece in told:
        wordlist.add_particulars(piece)
    return wordlist.words(filters).split()


def test_a_word_stands_once_and_again_marked_where_the_title_has_it():
    assert made("低保", "低保户") == sorted(
        ["低", "低保", "保", "保户", "户", "§低", "§低保", "§保", "±低保", "±保户"],
    )


def test_what_a_text_says_again_and_again_is_marked_by_how_much_of_it_that_is():
    once = made("公告", "甲乙，" + "丙" * 120)
    short = made("公告", "甲乙，" * 2 + "丙" * 120)
    often = made("公告", "甲乙，" * 3 + "丙" * 120)
    assert STRONG + "甲乙" not in once
    assert (STRONG + "甲乙" in short, HEAVY + "甲乙" in short) == (True, False)
    assert (STRONG + "甲乙" in often, HEAVY + "甲乙" in often) == (True, True)
    assert STRONG + "甲乙" not in made("公告", "甲乙，" * 2 + "丙" * 3000)


def test_what_is_said_about_a_text_counts_for_more_than_a_mention():
    words = made("公告", "甲" * 500, told=["柳政发"])
    assert (STRONG + "柳政" in words, TITLE + "柳政" in words, "柳政" in words) == (True, False, True)


@pytest.mark.parametrize(
    ("value", "word"),
    {
        "notice": "¤type\u243dnotice",
        "zhong-xin": "¤type\u243dzhong\u242dxin",
        "A b": "¤type\u243d\u2441\u2420b",
        "有效": "¤type\u243d有效",
    }.items(),
)
def test_a_property_is_one_word_whatever_its_signs(value, word):
    assert filter_word("type", value) == word
    assert word in made("公告", type=[value])


def test_the_longer_a_text_the_more_often_a_word_must_stand_in_it():
    assert [round(damping(length), 2) for length in (0, 60, 600, 6_000)] == [0.39, 0.39, 1.2, 9.3]


def test_a_short_notice_is_about_every_word_it_has():
    assert STRONG + "停电" in made("通知", "东庄村明天停电检修。")
    assert STRONG + "停电" not in made("通知", "东庄村明天停电检修。" + "丙" * 200)
