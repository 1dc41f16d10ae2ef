"""整理：edits upon a reading. No database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law import plan_items as items
from mingtang.law.plan_items import Item
from mingtang.law.rules import RuleBroken
from tests.builders import reading, sentence


def item(key, text, **told):
    chapter, section, _ = key.split(".")
    return Item(**{"key": key, "chapter": int(chapter), "section": int(section), "kind": "task", "text": text} | told)


PLAN = [
    item("1.1.1", "公开补贴政策。", offices=("农业农村办公室",), clauses=("1.2b",)),
    item("1.1.2", "6月底前公布结果。", due_on=date(2026, 6, 30), due_text="6月底前", offices=("财政所",)),
    item("1.2.1", "要提高认识。", kind="statement"),
]

AWAY = "原文改了，以前的一步整理没有用上，请核对："


def told(found):
    return [(one.key, one.kind, one.text) for one in found]


def reasons(act, *args):
    with pytest.raises(RuleBroken) as refused:
        act(*args)
    return refused.value.reasons


def test_a_reading_becomes_items_in_its_order():
    found = items.items_of(reading([sentence("公开补贴。", due="2026-06-30"), sentence("公开决策。")]))
    assert told(found) == [("1.1.1", "task", "公开补贴。"), ("1.1.2", "task", "公开决策。")]
    assert [one.due_on for one in found] == [date(2026, 6, 30), None]


def test_merging_keeps_the_first_id_and_the_day_of_the_one_that_has_one():
    (joined, last) = items.apply(PLAN, [items.merge(PLAN, "1.1.1")])
    assert joined == item(
        "1.1.1",
        "公开补贴政策。6月底前公布结果。",
        due_on=date(2026, 6, 30),
        due_text="6月底前",
        offices=("农业农村办公室", "财政所"),
        clauses=("1.2b",),
    )
    assert last == PLAN[2]


def test_merging_stops_at_the_end_of_a_section():
    sentence_ = "它是本节最后一条，没有可以并入的下一条。"
    assert reasons(items.merge, PLAN, "1.1.2") == (sentence_,)
    assert reasons(items.merge, PLAN, "1.2.1") == (sentence_,)


def test_splitting_gives_the_new_part_a_number_the_section_never_used():
    found = items.apply(PLAN, [items.split(PLAN, "1.1.1", "公开")])
    assert told(found) == [
        ("1.1.1", "task", "公开"),
        ("1.1.3", "task", "补贴政策。"),
        ("1.1.2", "task", "6月底前公布结果。"),
        ("1.2.1", "statement", "要提高认识。"),
    ]


def test_the_day_goes_with_the_part_that_names_it():
    dated = [item("1.1.1", "公开政策，6月底前公布结果。", due_on=date(2026, 6, 30), due_text="6月底前")]
    first, second = items.apply(dated, [items.split(dated, "1.1.1", "公开政策，")])
    assert (first.due_on, first.due_text) == (None, "")
    assert (second.due_on, second.due_text) == (date(2026, 6, 30), "6月底前")


def test_a_split_needs_words_that_stand_there_once_and_something_after_them():
    assert reasons(items.split, PLAN, "1.1.1", " ") == ("请填写从哪几个字之后拆开。",)
    assert reasons(items.split, PLAN, "1.1.1", "决策") == ("“决策”在这一条里要正好出现一次，请多填几个字。",)
    assert reasons(items.split, PLAN, "1.1.1", "政策。") == ("拆分处在末尾，后面没有内容，请换一个位置。",)


def test_marking_says_whether_an_item_demands_anything():
    found = items.apply(PLAN, [items.mark(PLAN, "1.2.1", "task"), items.mark(PLAN, "1.1.1", "statement")])
    assert [one.kind for one in found] == ["statement", "task", "task"]


def test_an_item_that_is_not_there_is_named():
    assert reasons(items.mark, PLAN, "9.9.9", "task") == (
        "没有编号为 9.9.9 的条目，可能已被并入别条，请刷新页面再看。",
    )


def test_an_edit_whose_words_are_gone_falls_away():
    edits = [items.merge(PLAN, "1.1.1"), items.mark(PLAN, "1.2.1", "task")]
    reworded = [item("1.1.1", "公开补贴办法。"), *PLAN[1:]]
    assert told(items.apply(reworded, edits)) == [
        ("1.1.1", "task", "公开补贴办法。"),
        ("1.1.2", "task", "6月底前公布结果。"),
        ("1.2.1", "task", "要提高认识。"),
    ]


def test_an_edit_that_falls_away_is_named_and_one_that_fits_is_not():
    edits = [
        items.merge(PLAN, "1.1.1"),
        items.split(PLAN, "1.1.1", "公开"),
        items.mark(PLAN, "1.1.1", "statement"),
        items.mark(PLAN, "1.2.1", "task"),
    ]
    reworded = [item("1.1.1", "公开补贴办法。"), *PLAN[1:]]
    named = (
        "把“6月底前公布结果”并入“公开补贴政策”（1.1.1）",
        "在“公开”之后拆开“公开补贴政策”（1.1.1）",
        "把“公开补贴政策”（1.1.1）标为表述",
    )
    assert items.fallen(reworded, edits) == tuple(f"{AWAY}{one}。" for one in named)
    assert items.fallen(PLAN, edits[3:]) == ()


def test_a_merge_falls_away_when_the_next_sentence_changed():
    edits = [items.merge(PLAN, "1.1.1")]
    reworded = [PLAN[0], item("1.1.2", "7月底前公布结果。"), PLAN[2]]
    assert items.apply(reworded, edits) == reworded
    assert items.fallen(reworded, edits) == (f"{AWAY}把“6月底前公布结果”并入“公开补贴政策”（1.1.1）。",)


def test_a_long_sentence_is_named_by_its_beginning():
    long = [item("1.1.1", "公开" * 20)]
    (told_,) = items.fallen(PLAN, [items.mark(long, "1.1.1", "task")])
    assert told_ == f"{AWAY}把“{'公开' * 12}……”（1.1.1）标为任务。"


def test_of_two_sentences_alike_the_one_meant_is_edited():
    twins = [item("1.1.1", "定期公开。"), item("1.2.1", "定期公开。")]
    found = items.apply(twins, [items.mark(twins, "1.2.1", "statement")])
    assert [one.kind for one in found] == ["task", "statement"]


TEXTS = st.lists(st.text("公开补贴政策结果", min_size=2, max_size=8), min_size=1, max_size=6, unique=True)


def attempt(found, key, words):
    """A merge where no words are given, else a split; nothing where it is refused."""
    try:
        return [items.split(found, key, words) if words else items.merge(found, key)]
    except RuleBroken:
        return []


@given(TEXTS, st.data())
def test_no_edit_loses_or_repeats_a_word_or_an_id(texts, data):
    found = [item(f"1.1.{n}", text) for n, text in enumerate(texts, start=1)]
    for _ in range(data.draw(st.integers(0, 5))):
        key = data.draw(st.sampled_from([one.key for one in found]))
        words = data.draw(st.text("公开补贴政策结果", max_size=3))
        found = items.apply(found, attempt(found, key, words))
    assert "".join(one.text for one in found) == "".join(texts)
    assert len({one.key for one in found}) == len(found)
