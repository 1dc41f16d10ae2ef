"""读回的意见表：whose row it is, what was filled in anew, and what was proposed in the meantime. No database."""

from datetime import date

import pytest

from mingtang.law.cleanup_tables import (
    CHOOSE,
    OTHER_TABLE,
    Kept,
    Stated,
    opinion_digest,
    reasons_against_table,
    reasons_against_unseen,
    reasons_against_writing_over,
    to_take,
    version_of,
)
from mingtang.law.cleanups import Fate, Proposal

HERE, NONE, KEEP = "liuxi-1", Proposal(), Proposal(Fate.KEEP)
REPEAL = Proposal(Fate.REPEAL, reason="已由新的办法代替。")


def stated(proposal=KEEP, *, out=NONE, campaign=HERE, **told):
    usual = {"place": 5, "ordinal": 3, "title": "旧办法", "number": "柳政发〔2018〕1号"}
    return Stated(**usual | told, proposal=proposal, version=version_of(campaign, out))


def kept(proposal=NONE):
    return {3: Kept("旧办法", "柳政发〔2018〕1号", proposal, "张三")}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (
            stated(title="别的办法", number=""),
            "第 5 行：序号 3 在台账里是《旧办法》柳政发〔2018〕1号，表里写的是《别的办法》（没有文号），不是同一份。",
        ),
        (
            stated(NONE, number="柳政发〔2020〕1号"),
            "第 5 行：序号 3 在台账里是《旧办法》柳政发〔2018〕1号，"
            "表里写的是《旧办法》柳政发〔2020〕1号，不是同一份。",
        ),
        (
            stated(campaign="liuxi-2"),
            "第 5 行：《旧办法》的版本不是这次清理的，这张表是从另一次清理导出的，或者版本被改过。",
        ),
        (stated(ordinal=9), "第 5 行：台账里没有序号 9 的文件。"),
    ],
)
def test_a_row_of_another_campaign_makes_the_whole_table_anothers(row, reason):
    assert reasons_against_table(HERE, [row], kept()) == [reason, OTHER_TABLE]


def test_a_row_of_this_campaign_is_one_of_this_table():
    rows = [stated(), stated(NONE), stated(NONE, ordinal=9)]
    assert reasons_against_table(HERE, rows, kept()) == []


@pytest.mark.parametrize(
    ("said", "out", "stands", "is_taken"),
    [
        (KEEP, NONE, NONE, True),
        (KEEP, NONE, KEEP, False),
        (KEEP, KEEP, REPEAL, False),
        (KEEP, NONE, REPEAL, True),
        (NONE, KEEP, KEEP, False),
    ],
)
def test_only_what_was_filled_in_anew_is_taken(said, out, stands, is_taken):
    row = stated(said, out=out)
    assert to_take(HERE, [row], kept(stands)) == ([row] if is_taken else [])


def test_what_was_proposed_since_is_told_beside_what_the_table_says():
    amend = Proposal(Fate.AMEND, date(2026, 5, 1), "标准变了。", is_reason_public=True)
    row = stated(KEEP, out=NONE)
    assert reasons_against_writing_over(HERE, [row], kept(amend)) == [
        "第 5 行：序号 3《旧办法》现在的意见是“修改，2026年5月1日前改好，理由：标准变了。（公布理由）”，张三提的；"
        "导出这张表的时候还不是这样。表里写的是“继续有效”。",
        CHOOSE,
    ]
    assert reasons_against_writing_over(HERE, [stated(KEEP, out=amend)], kept(amend)) == []
    assert reasons_against_writing_over(HERE, [row], kept(NONE)) == []


def test_a_row_without_a_version_writes_over_nothing():
    row = Stated(5, 3, "旧办法", "柳政发〔2018〕1号", KEEP)
    assert reasons_against_writing_over(HERE, [row], kept(REPEAL)) == [
        "第 5 行：序号 3《旧办法》现在的意见是“废止，理由：已由新的办法代替。”，张三提的；"
        "表里没有版本，看不出是不是在它以后填的。表里写的是“继续有效”。",
        CHOOSE,
    ]
    assert reasons_against_writing_over(HERE, [row], kept(NONE)) == []


def test_an_opinion_on_a_page_counts_against_what_the_page_showed():
    seen = {3: opinion_digest(NONE)}
    assert reasons_against_unseen(3, seen, kept(NONE)[3]) == []
    assert reasons_against_unseen(3, seen, kept(REPEAL)[3]) == [
        "打开这一页以后，第 3 号《旧办法》的意见改成了“废止，理由：已由新的办法代替。”，张三提的；"
        "您填的还在下面，没有保存，请看过再记。"
    ]
    assert reasons_against_unseen(3, {}, kept(NONE)[3]) == [
        "第 3 号《旧办法》是打开这一页以后才列出来的，请看过再提意见。"
    ]
