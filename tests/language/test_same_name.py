"""叫得出的名称、打出来的拼音：what is meant by what somebody types."""

import pytest

from mingtang.language.pinyin import typed_as_pinyin
from mingtang.language.same_name import is_called

MEANT = {
    ("惠民补贴", "惠民补贴"): True,
    ("惠民补贴", "补贴"): True,
    ("惠民补贴", "看惠民补贴"): True,
    ("惠民补贴", "残疾人两项补贴发放的标准"): False,
    ("清单和办事指南", "办事指南"): True,
    ("清单和办事指南", "清单"): True,
    ("突发事件专题", "专题"): False,
    ("突发事件专题", "题"): False,
    ("规范性文件和政策文件库", "政策文件"): True,
}
TYPED = {
    "zhaijidi": "zhaijidi",
    "di bao": "di'bao",
    "dī bǎo": "di'bao",
    "Nóng Jī": "nong'ji",
    "lǜ huà": "lv'hua",
    "lüse": "lvse",
    "xi'an": "xi'an",
    "xi’an": "xi'an",
    "wps": "",
    "ql-003": "",
    "低保": "",
    "dibao 标准": "",
    "": "",
}


@pytest.mark.parametrize(("told", "is_meant"), MEANT.items())
def test_a_place_is_meant_by_half_of_its_name_or_by_little_more_than_it(told, is_meant):
    name, typed = told
    assert is_called(name, [typed]) is is_meant


@pytest.mark.parametrize(("typed", "letters"), TYPED.items())
def test_pinyin_is_the_same_with_tones_spaces_and_capitals(typed, letters):
    assert typed_as_pinyin(typed) == letters
