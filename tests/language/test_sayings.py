"""说法：the same thing in other words, in traditional characters, by its sound."""

import pytest

from mingtang.language.pairs import terms
from mingtang.language.pinyin import alike, sound_alike, sounds, syllables, with_sound
from mingtang.language.sayings import groups, other_ways, reasons_against_group, simplified

KNOWN = (("最低生活保障", "低保", "城乡低保"), ("耕地地力保护补贴", "种粮补贴"), ("低保边缘家庭", "边缘户"))


@pytest.mark.parametrize(
    ("word", "ways"),
    {
        "低保": ["最低生活保障"],
        "最低生活保障": ["低保", "城乡低保"],
        "低保标准": ["最低生活保障标准"],
        "种粮补贴公示": ["耕地地力保护补贴公示"],
        "低保边缘家庭": ["边缘户"],
        "养老": [],
        "保": [],
    }.items(),
)
def test_a_word_is_said_in_the_other_ways_of_its_group(word, ways):
    assert other_ways(word, KNOWN) == ways


def test_what_is_shipped_are_groups_that_one_may_write():
    assert len(groups()) > 60
    assert [(group, reasons) for group in groups() if (reasons := reasons_against_group(group))] == []
    assert [way for group in groups() for way in group if len(terms(way)) != 1] == []


def test_what_is_no_group_says_why():
    assert reasons_against_group(["低保"]) == ["至少写两种说法，用空格隔开，例如“低保 最低生活保障”。"]
    assert reasons_against_group(["低保", "保"]) == ["“保”只有一个字，会找出许多不相干的，请写两个字以上。"]
    assert reasons_against_group(["低" * 21, "低保"]) == [f"“{'低' * 21}”太长，一种说法最多 20 个字。"]
    assert reasons_against_group([f"说法{n}" for n in range(13)]) == ["一组最多 12 种说法，请分成几组。"]


def test_traditional_characters_are_read_as_simplified_ones():
    assert simplified("農村危房改造補貼發放辦法") == "农村危房改造补贴发放办法"
    assert simplified("低保标准") == "低保标准"


def test_a_character_sounds_like_others_and_may_have_several_sounds():
    assert (sounds("重"), sounds("绿"), sounds("a")) == (("zhong", "chong", "tong"), ("lv", "lu"), ())
    assert sound_alike("保", "报")
    assert sound_alike("宅", "择")
    assert sound_alike("农", "龙")
    assert not sound_alike("保", "低")
    assert alike("保", 40)[0] == "保"
    assert {"报", "宝"} < set(alike("保", 40))


@pytest.mark.parametrize(
    ("typed", "parted"),
    {
        "dibao": [("di", "bao"), ("di", "ba", "o")],
        "xian": [("xian",), ("xi", "an")],
        "xi'an": [("xi", "an")],
        "zhaijidi": [("zhai", "ji", "di")],
        "lvse": [("lv", "se")],
        "wps": [],
        "zzz": [],
        "d": [],
    }.items(),
)
def test_letters_are_parted_into_syllables(typed, parted):
    assert syllables(typed) == parted


def test_a_sound_has_its_characters():
    assert {"低", "地", "第"} < set(with_sound("di", 40))
    assert "保" not in with_sound("di", 99)
