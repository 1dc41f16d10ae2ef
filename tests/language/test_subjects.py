"""主题分类的线索。"""

from mingtang.language.subjects import _WORDS, subjects_in
from mingtang.law.metadata import subject_classes


def test_words_of_a_title_speak_for_a_subject_and_nothing_speaks_for_none():
    assert subjects_in("2025年灌渠清淤工程资金使用") == ["agriculture", "finance"]
    assert subjects_in("低保名单") == ["welfare"]
    assert subjects_in("其他材料") == []


def test_every_subject_that_is_spoken_for_is_one_of_the_classes():
    assert set(_WORDS) <= set(subject_classes())
