"""写没写是谁：who is named in one text is not named again in another."""

import pytest

from mingtang.language.naming import Naming, is_naming, named_in, reasons_against_naming

LIST = "姓名：孔德福，驿北村村民。户主欧阳小明。"


def told(text, *others, known=()):
    return [(one.begin, one.surname) for one in named_in(text, others=others, known=known)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("误将孔德福列入名单。", [(2, "孔")]),
        ("误将孔 德 福列入，欧阳小明也是。", [(2, "孔"), (10, "欧阳")]),
        ("误将孔德\u200b福列入名单。", [(2, "孔")]),
        ("《关于孔德福的公示》有误。", [(3, "孔")]),
        ("误将一名村民列入名单。", []),
        ("误将孔某列入名单。", []),
        ("孔家村的名单有误。", []),
    ],
)
def test_a_name_of_the_other_text_is_found_wherever_it_stands(text, found):
    assert told(text, LIST) == found


def test_a_covered_name_is_told_by_its_surname_before_what_may_be_a_given_name():
    covered = "孔**行政处罚决定"
    assert told("孔德福的处罚决定撤销了。", covered) == [(0, "孔")]
    assert told("孔**的处罚决定撤销了。", covered) == []
    assert told("孔德福的处罚决定撤销了。", "柳溪镇有关规定") == []
    for named in ("欧阳某某行政处罚决定", "欧阳某，男", "欧阳×", "欧阳*明"):
        assert told("欧阳小明的决定撤销了。", named) == [(0, "欧阳")]
    assert told("孔德福的决定撤销了。", "于某日在孔某村") == []


def test_a_name_that_is_known_is_found_though_no_text_says_it():
    assert told("李大山的一行写错了。", known=("李大山", "王")) == [(0, "李")]


@pytest.mark.parametrize(
    "text",
    [
        "发放标准有误，请看更正后的公示。",
        "项目金额和单位写错了，时间也不对，方案正在修改。",
        "高温天气作业的安排有变，以新的通知为准。",
        "公示期已满，姓名收起。",
    ],
)
def test_words_that_texts_share_are_no_names(text):
    others = ("项目\t金额\t单位\t时间", "方案", "安排", "高温", "公示期满", LIST)
    assert told(text, *others) == []


def test_a_refusal_says_the_place_and_never_the_given_name():
    found = [Naming(2, "孔"), *(Naming(10 + number, "李") for number in range(9))]
    reasons = reasons_against_naming("公开的理由", found)
    assert reasons[0] == (
        "写到了撤下的内容里的人：“公开的理由”第 3 个字起，“孔”字和它后面的字。"
        "公众会一直看到这句话，请改成不写是谁；不是姓名的，勾选“看过了”再提出。"
    )
    assert (len(reasons), is_naming(reasons), is_naming(["请写明撤回的理由。"])) == (5, True, False)
