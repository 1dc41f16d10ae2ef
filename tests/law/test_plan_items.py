"""整理：edits upon a reading. No database."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law import plan_items as items
from mingtang.law.plan_items import Item, place_only
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

DAYS = {"3月底前": date(2026, 3, 31), "6月底前": date(2026, 6, 30)}


def read(before, text):
    """A reader that knows two days, a rhythm, an office, and that to raise awareness is no task."""
    due_text = next((words for words in DAYS if words in text), "")
    return replace(
        before,
        text=text,
        kind="statement" if "认识" in text else "task",
        due_on=DAYS.get(due_text),
        due_text=due_text,
        rhythm="quarterly" if "每季度" in text else "once",
        offices=("司法所",) if "司法所" in text else (),
        clauses=(),
    )


def parted(text, after, **told):
    """A sentence read as the reader would, unless told otherwise, and split after some words."""
    whole = [replace(read(item("1.1.1", text), text), **told)]
    return items.apply(whole, [items.split(whole, "1.1.1", after, read)])


def put_together(first, second):
    """Two items joined."""
    return items.apply([first, second], [items.merge([first, second], "1.1.1", read)])[0]


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
    (joined, last) = items.apply(PLAN, [items.merge(PLAN, "1.1.1", read)])
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
    assert reasons(items.merge, PLAN, "1.1.2", read) == (sentence_,)
    assert reasons(items.merge, PLAN, "1.2.1", read) == (sentence_,)


def test_splitting_gives_the_new_part_a_number_the_section_never_used():
    found = items.apply(PLAN, [items.split(PLAN, "1.1.1", "公开", read)])
    assert told(found) == [
        ("1.1.1", "task", "公开"),
        ("1.1.3", "task", "补贴政策。"),
        ("1.1.2", "task", "6月底前公布结果。"),
        ("1.2.1", "statement", "要提高认识。"),
    ]


def test_each_part_is_read_by_itself():
    first, second = parted("3月底前公布目录，6月底前公布结果（司法所）。", "目录，", offices=("司法所", "财政所"))
    assert (first.due_on, first.due_text, first.offices) == (date(2026, 3, 31), "3月底前", ("司法所", "财政所"))
    assert (second.due_on, second.due_text, second.offices) == (date(2026, 6, 30), "6月底前", ("司法所",))
    assert second.check == ()


def test_what_stood_behind_the_whole_sentence_is_carried_to_the_part_that_lacks_it():
    first, second = parted("公布目录，公布结果（司法所；6月底前）。", "公布目录，")
    assert (first.due_on, first.due_text, first.offices) == (date(2026, 6, 30), "6月底前", ("司法所",))
    assert first.check == (
        "时限“6月底前”写在拆开的另一条里，这一条先按同样的办，请核对。",
        "责任单位“司法所”写在拆开的另一条里，这一条先按同样的办，请核对。",
    )
    assert (second.due_on, second.check) == (date(2026, 6, 30), ())


def test_what_a_table_says_of_the_whole_row_holds_for_both_parts():
    column = {"due_on": date(2026, 9, 30), "due_text": "9月", "offices": ("财政所",)}
    both = parted("公布目录，公布结果。", "公布目录，", **column)
    assert [(one.due_on, one.due_text, one.offices) for one in both] == [(date(2026, 9, 30), "9月", ("财政所",))] * 2
    told = (
        "时限“9月”是拆开以前整条的，这一条先沿用，请核对。",
        "责任单位“财政所”是拆开以前整条的，这一条先沿用，请核对。",
    )
    assert [one.check for one in both] == [told, told]


def test_a_part_that_demands_nothing_is_due_by_no_day():
    first, second = parted("提高认识，6月底前公布结果。", "提高认识，")
    assert (first.kind, first.due_on, first.check) == ("statement", None, ())
    assert (second.kind, second.due_on) == ("task", date(2026, 6, 30))


def test_parts_of_what_somebody_marked_stay_as_it_was_marked():
    assert [one.kind for one in parted("公布目录，公布结果。", "公布目录，", kind="statement")] == ["statement"] * 2
    assert [one.kind for one in parted("提高认识，公布结果。", "提高认识，", kind="task")] == ["task"] * 2


def test_of_two_different_days_the_earlier_holds_with_a_note():
    made = put_together(
        item("1.1.1", "6月底前公布结果。", due_on=date(2026, 6, 30), due_text="6月底前"),
        item("1.1.2", "3月底前公布目录。", due_on=date(2026, 3, 31), due_text="3月底前"),
    )
    assert (made.due_on, made.due_text) == (date(2026, 3, 31), "3月底前")
    assert made.check == ("并成的这一条有不止一个时限（2026年3月31日、2026年6月30日），已取最早的，请核对。",)


def test_a_rhythm_is_kept_beside_a_day_with_a_note():
    made = put_together(
        item("1.1.1", "6月底前公布结果。", due_on=date(2026, 6, 30), due_text="6月底前"),
        item("1.1.2", "每季度更新。", rhythm="quarterly", due_text="每季度"),
    )
    assert (made.due_on, made.rhythm) == (date(2026, 6, 30), "quarterly")
    assert made.check == ("合并以前两条的时限不一样（“6月底前”和“每季度”），已按“6月底前”，请核对。",)


def test_what_the_words_do_not_say_survives_a_merge():
    row = item("1.1.1", "公布目录。", due_on=date(2026, 9, 30), due_text="9月", check=("请核对。",))
    made = put_together(row, item("1.1.2", "公布结果。"))
    assert (made.due_on, made.due_text, made.check) == (date(2026, 9, 30), "9月", ("请核对。",))


def test_what_was_carried_follows_the_plan_when_it_is_read_anew():
    def row(due_on):
        return [item("1.1.1", "公布目录，公布结果。", due_on=due_on, due_text="9月")]

    edits = [items.split(row(date(2026, 9, 30)), "1.1.1", "目录，", read)]
    assert [one.due_on for one in items.apply(row(date(2026, 8, 31)), edits)] == [date(2026, 8, 31)] * 2


def test_edits_from_before_the_parts_were_read_still_apply():
    dated = [item("1.1.1", "公开政策，6月底前公布结果。", due_on=date(2026, 6, 30), due_text="6月底前"), PLAN[1]]
    split = {"op": "split", "key": "1.1.1", "text": dated[0].text, "after": "公开政策，"}
    first, second, _ = items.apply(dated, [split])
    assert (first.due_on, first.due_text) == (None, "")
    assert (second.due_on, second.due_text) == (date(2026, 6, 30), "6月底前")
    (made,) = items.apply(dated, [{"op": "merge", "key": "1.1.1", "text": dated[0].text, "with": PLAN[1].text}])
    assert (made.due_on, made.offices, made.check) == (date(2026, 6, 30), ("财政所",), ())


@pytest.mark.parametrize(
    ("text", "after"),
    [("公布12项目录。", "公布1"), ("在6月底前公布。", "在6"), ("公布百分之二十五的目录。", "百分之二十")],
)
def test_a_split_never_cuts_a_number(text, after):
    told = reasons(items.split, [item("1.1.1", text)], "1.1.1", after, read)
    assert told == ("拆分处在一个数字或者日期中间，请换一个位置。",)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("公布目录（司法所负责）。", "（司法所"),
        ("按照《公开条例》公布目录。", "《公开"),
        ("办好“一件事”公开。", "“一件"),
    ],
)
def test_a_split_never_cuts_a_bracket(text, after):
    told = reasons(items.split, [item("1.1.1", text)], "1.1.1", after, read)
    assert told == ("拆分处在括号、书名号或者引号里面，请换一个位置。",)


def test_a_new_part_never_takes_the_number_of_what_was_merged_away():
    section = [item("1.1.1", "公开，公布。"), item("1.1.2", "办好。"), item("1.1.3", "更新。")]
    edits = [items.merge(section, "1.1.2", read)]
    edits.append(items.split(items.apply(section, edits), "1.1.1", "公开，", read))
    assert [one.key for one in items.apply(section, edits)] == ["1.1.1", "1.1.4", "1.1.2"]


def test_a_split_needs_words_that_stand_there_once_and_something_after_them():
    assert reasons(items.split, PLAN, "1.1.1", " ", read) == ("请填写从哪几个字之后拆开。",)
    assert reasons(items.split, PLAN, "1.1.1", "决策", read) == ("“决策”在这一条里要正好出现一次，请多填几个字。",)
    assert reasons(items.split, PLAN, "1.1.1", "政策。", read) == ("拆分处在末尾，后面没有内容，请换一个位置。",)


def test_marking_says_whether_an_item_demands_anything():
    found = items.apply(PLAN, [items.mark(PLAN, "1.2.1", "task"), items.mark(PLAN, "1.1.1", "statement")])
    assert [one.kind for one in found] == ["statement", "task", "task"]


def test_an_item_that_is_not_there_is_named():
    assert reasons(items.mark, PLAN, "9.9.9", "task") == (
        "没有编号为 9.9.9 的条目，可能已被并入别条，请刷新页面再看。",
    )


def test_an_edit_whose_words_are_gone_falls_away():
    edits = [items.merge(PLAN, "1.1.1", read), items.mark(PLAN, "1.2.1", "task")]
    reworded = [item("1.1.1", "公开补贴办法。"), *PLAN[1:]]
    assert told(items.apply(reworded, edits)) == [
        ("1.1.1", "task", "公开补贴办法。"),
        ("1.1.2", "task", "6月底前公布结果。"),
        ("1.2.1", "task", "要提高认识。"),
    ]


def test_an_edit_that_falls_away_is_named_and_one_that_fits_is_not():
    edits = [
        items.merge(PLAN, "1.1.1", read),
        items.split(PLAN, "1.1.1", "公开", read),
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
    edits = [items.merge(PLAN, "1.1.1", read)]
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
        return [items.split(found, key, words, read) if words else items.merge(found, key, read)]
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


def test_a_place_is_told_without_the_id_of_the_reading():
    assert [place_only(where) for where in ("4.2.4（第23行）", "第3行", "1.1.1（表1第2行）")] == [
        "第23行",
        "第3行",
        "表1第2行",
    ]
