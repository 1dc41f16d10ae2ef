"""许多词一起找：the same places as one by one, in one pass over a long text."""

import random

from mingtang.masking.engine import mask
from mingtang.masking.many import Many


def one_by_one(words, text):
    return sorted((at, word) for word in set(words) for at in range(len(text)) if text.startswith(word, at))


def test_many_words_are_found_where_each_of_them_stands():
    rng = random.Random(7)
    text = "".join(rng.choice("012ab") for _ in range(2000))
    words = [text[at : at + rng.randint(2, 9)] for at in range(0, 1900, 20)] + ["没有的词", "zzzzzz"]
    assert sorted(Many(words).places(text)) == one_by_one(words, text)
    data, signs = text.encode(), [word.encode() for word in words]
    assert sorted(Many(signs).places(data)) == one_by_one(signs, data)
    assert [Many(words).is_in(told) for told in ("", "z" * 7)] == [False, True]


def test_a_few_words_are_found_too_where_they_overlap():
    assert sorted(Many(["aaa", "aab"]).places("aaaab")) == [(0, "aaa"), (1, "aaa"), (2, "aab")]


def test_every_value_of_a_long_list_is_covered():
    rows = "".join(f"王建国,138{number:08},桃园村{number}号\n" for number in range(3000))
    made = mask(f"姓名,手机,住址\n{rows}".encode(), "名单.csv")
    assert made.counts == {"address": 3000, "phone": 3000}
    assert b"13800001234" not in made.data
