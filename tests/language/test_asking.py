"""想要的信息：a whole sentence finds the titles that are meant, not those that only name the same town."""

import pytest

from mingtang.language.asking import closest

TITLES = (
    "七里镇2026年9月农村低保资金发放汇总",
    "七里镇2026年10月农村低保资金发放汇总",
    "七里镇2026年10月计划生育奖励发放公示",
    "七里镇2026年度部门预算",
    "七里镇行政执法人员名单",
)


def found(text):
    return closest(text, TITLES, of=str, most=8, without=("七里镇", "七里镇人民政府"))


@pytest.mark.parametrize(
    ("text", "first", "many"),
    [
        ("我想要七里镇2026年10月的农村低保资金发放汇总表", TITLES[1], 2),
        ("申请公开七里镇人民政府2026年的部门预算", TITLES[3], 1),
        ("请提供贵镇行政执法人员的名单，谢谢", TITLES[4], 1),
    ],
)
def test_what_a_sentence_asks_for_is_found_with_the_same_days_first(text, first, many):
    assert (found(text)[0], len(found(text))) == (first, many)


@pytest.mark.parametrize("text", ["", "七里镇2026年10月", "我想要南岸渠清淤工程的验收报告", "申请公开政府信息"])
def test_the_same_town_and_month_alone_are_nothing(text):
    assert found(text) == []
