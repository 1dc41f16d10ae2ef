"""公开文件的要素、索引号和稿件的状态。"""

from dataclasses import replace
from datetime import date

import pytest

from mingtang.law.editorial import EditionState
from mingtang.law.index_numbers import (
    document_address,
    doubts_about_prefix,
    index_number,
    is_credit_code,
    reasons_against_prefix,
)
from mingtang.law.manuscripts import ManuscriptState, state_of
from mingtang.law.metadata import (
    Facts,
    document_types,
    reasons_against_facts,
    subject_classes,
    subject_names,
    type_name,
)

ON = date(2026, 3, 2)
WHOLE = Facts(
    title="秸秆禁烧管理办法",
    issuer="七里镇人民政府",
    number="无文号",
    type="normative",
    made_on=date(2026, 2, 1),
    in_force_on=date(2026, 3, 1),
    subjects=("agriculture",),
    validity="valid",
    basis="《中华人民共和国大气污染防治法》",
)


def test_whole_facts_are_taken():
    assert reasons_against_facts(WHOLE, on=ON) == []


def test_everything_that_is_missing_is_told_at_once():
    assert reasons_against_facts(Facts(), on=ON) == [
        "请填写标题。", "请填写发布机构。", "请选择主题分类。", "请选择文件种类。",
    ]  # fmt: skip
    bare = Facts(title="办法", issuer="七里镇人民政府", type="normative", subjects=("agriculture",))
    assert reasons_against_facts(bare, on=ON) == [
        "“行政规范性文件”还要填写：发文字号（没有的写“无文号”）、成文日期、施行日期、有效性、依据。"
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"made_on": date(2026, 3, 3), "in_force_on": None, "type": "news"}, "成文日期在今天以后，请核对。"),
        ({"made_on": date(1949, 9, 30)}, "成文日期早于 1949年10月1日，请核对。"),
        ({"in_force_on": date(2026, 1, 31)}, "施行日期早于成文日期，请核对。"),
        ({"shown_until_on": date(2026, 3, 1)}, "展示到的日期已经过去，公众看不到，请改期或者不填。"),
        (
            {"in_force_on": date(2026, 4, 1), "shown_until_on": date(2026, 3, 20)},
            "展示到的日期早于施行日期，请核对。",
        ),
        ({"subjects": ("x",)}, "主题分类里有不认识的，请重新选择。"),
        ({"subjects": ("land", "health", "trade", "justice")}, "主题分类最多选 3 个。"),
        ({"validity": "x"}, "有效性请在有效、已修改、失效、废止中选择。"),
        ({"title": "题" * 121}, "标题超过 120 个字，请缩短。"),
    ],
)
def test_what_cannot_be_is_told(change, reason):
    assert reasons_against_facts(replace(WHOLE, **change), on=ON) == [reason]


def test_the_last_day_of_being_shown_counts():
    assert reasons_against_facts(replace(WHOLE, in_force_on=ON, shown_until_on=ON), on=ON) == []


def test_kinds_and_subjects_have_names_and_unknown_codes_stand_for_themselves():
    assert (len(document_types()), len(subject_classes())) == (15, 20)
    assert (type_name("notice"), type_name("x")) == ("通知公告", "x")
    assert subject_names(["agriculture", "x"]) == ["农业、林业、水利", "x"]


@pytest.mark.parametrize("code", ["91350100M000100Y43", "11371500MB28359259"])
def test_the_check_digit_of_a_credit_code_is_reckoned(code):
    assert is_credit_code(code)
    assert doubts_about_prefix(code) == ()


@pytest.mark.parametrize("code", ["91350100M000100Y44", "9135O100M000100Y43", "113799990000000009", "", "９１"])
def test_another_check_digit_or_an_unknown_sign_makes_it_none(code):
    assert not is_credit_code(code)


def test_what_is_no_credit_code_is_doubted_and_taken():
    assert doubts_about_prefix("113799990000000009") == (
        "按校验位核对，这不是有效的统一社会信用代码，请与代码证核对。",
    )
    assert doubts_about_prefix("QILI") == (
        "这不是 18 位统一社会信用代码。本机关有统一社会信用代码的，请用它作单位编码。",
    )
    assert reasons_against_prefix("QILI") == ()
    assert reasons_against_prefix("七里/1") == (
        "单位编码由数字和大写字母组成，2 至 30 个字符，一般用 18 位统一社会信用代码。",
    )


def test_number_and_address_are_made_of_the_same():
    assert index_number("QILI", year=2026, serial=7) == "QILI/2026-7"
    assert document_address("qili", year=2026, serial=7) == "/qili/documents/2026-7/"


@pytest.mark.parametrize(
    ("discarded", "edition", "returned", "state"),
    [
        (False, None, False, ManuscriptState.WRITING),
        (False, EditionState.OPEN, False, ManuscriptState.HANDED_IN),
        (False, EditionState.OPEN, True, ManuscriptState.RETURNED),
        (False, EditionState.DROPPED, False, ManuscriptState.TAKEN_BACK),
        (False, EditionState.LIVE, False, ManuscriptState.RELEASED),
        (False, EditionState.PAST, False, ManuscriptState.RELEASED),
        (False, EditionState.WITHDRAWN, False, ManuscriptState.WITHDRAWN),
        (True, None, False, ManuscriptState.DISCARDED),
    ],
)
def test_the_state_follows_from_what_became_of_it(discarded, edition, returned, state):
    assert state_of(discarded=discarded, edition=edition and edition.value, returned=returned) is state
    assert state.is_open == (state in {ManuscriptState.WRITING, ManuscriptState.RETURNED, ManuscriptState.TAKEN_BACK})
