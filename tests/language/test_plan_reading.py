"""读工作要点：what every reading keeps, whatever the plan."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from mingtang.language.duties import Kind
from mingtang.language.enumeration import strip_marks
from mingtang.language.numerals import write_han
from mingtang.language.plan import read_text
from mingtang.language.width import squeeze

FEW = settings(max_examples=50, deadline=None)
MARK_CHARACTERS = set("零〇一二三四五六七八九十百（）()、.．:：第章节条部分篇编①②③㈠㈡⑴⒈0123456789 　")

VERBS = st.sampled_from(["公开", "推进", "完善", "梳理", "办好", "加强"])
OBJECTS = st.sampled_from(["财政预算", "政策解读", "办事指南", "公开专区", "来信办理", "学习培训"])
WHEN = st.sampled_from(["", "6月底前", "10月31日前", "每季度末", "持续", "定期"])
OWNERS = st.sampled_from(["", "", "（责任单位：党政办）", "（党政办牵头，财政所配合）"])


@st.composite
def sentences(draw):
    return f"{draw(WHEN)}{draw(VERBS)}{draw(OBJECTS)}情况，让群众看得明白{draw(OWNERS)}。"


@st.composite
def headings(draw):
    return f"{draw(VERBS)}{draw(OBJECTS)}"


@st.composite
def sections(draw):
    """(heading, its sentences): at least two, or the heading would stand alone with one."""
    return draw(headings()), draw(st.lists(sentences(), min_size=1, max_size=4))


@st.composite
def plans(draw):
    """A regular plan: chapters with sections; headings on their own line or run in."""
    return draw(st.lists(st.tuples(headings(), st.lists(sections(), min_size=1, max_size=3)), min_size=2, max_size=4))


MARKS = st.sampled_from(
    [
        (lambda n: f"{write_han(n)}、", lambda n: f"（{write_han(n)}）"),
        (lambda n: f"第{write_han(n)}章　", lambda n: f"{write_han(n)}、"),
        (lambda n: f"{write_han(n)}、", lambda n: f"{n}．"),
        (lambda n: f"{n}.", lambda n: f"（{n}）"),
        (lambda n: f"（{write_han(n)}）", lambda n: f"{n}、"),
    ]
)


def written(plan, marks, run_in):
    chapter_mark, section_mark = marks
    lines = ["青禾镇2023年政务公开工作要点", "为做好工作，依据《某条例》（国务院令第711号），制定本要点。"]
    for number, (heading, parts) in enumerate(plan, 1):
        lines.append(f"{chapter_mark(number)}{heading}")
        for ordinal, (title, words) in enumerate(parts, 1):
            if run_in:
                lines.append(f"{section_mark(ordinal)}{title}。{''.join(words)}")
            else:
                lines += [f"{section_mark(ordinal)}{title}", "".join(words)]
    return lines


def tree(reading):
    return [
        (
            chapter.heading,
            [(section.heading.rstrip("。"), [c.text for c in section.commitments]) for section in chapter.sections],
        )
        for chapter in reading.chapters
    ]


@FEW
@given(plans(), MARKS, st.booleans())
def test_a_regular_plan_is_read_as_it_was_written(plan, marks, run_in):
    reading = read_text("\n".join(written(plan, marks, run_in)))
    assert (reading.title, reading.year, reading.issuer) == ("青禾镇2023年政务公开工作要点", 2023, "青禾镇")
    assert tree(reading) == plan
    assert [chapter.numbered for chapter in reading.chapters] == [True] * len(plan)
    assert {commitment.kind for commitment in reading.commitments} == {Kind.TASK}


@FEW
@given(plans(), MARKS, st.booleans())
def test_preamble_headings_and_texts_are_the_body(plan, marks, run_in):
    lines = written(plan, marks, run_in)
    reading = read_text("\n".join(lines))
    assert squeeze(reading.body) == squeeze("".join(strip_marks(line) for line in lines[1:]))


@FEW
@given(plans(), MARKS, st.booleans(), st.integers(0, 3))
def test_a_missing_chapter_number_is_found_and_told_with_its_line(plan, marks, run_in, which):
    lines = written(plan, marks, run_in)
    at = which % len(plan)
    place = next(n for n, line in enumerate(lines) if line.startswith(marks[0](at + 1)) and line.endswith(plan[at][0]))
    lines[place] = plan[at][0]
    if at == len(plan) - 1 or marks[0](1)[0] in "（1":
        return
    reading = read_text("\n".join(lines))
    assert tree(reading) == plan
    assert [chapter.numbered for chapter in reading.chapters] == [number != at for number in range(len(plan))]
    assert [doubt.where for doubt in reading.warnings if "前面没有序号" in doubt.message] == [f"第{place + 1}行"]


ANY_LINES = st.lists(
    st.text(alphabet="一二三、（）(1.2)①第章公开。；：，“”《》责任单位党政办年月底前镇要是\t 　", max_size=40),
    max_size=25,
)


def in_order(kept, source):
    """Whether the characters kept stand in the source in this order."""
    left = iter(source)
    return all(char in left for char in kept)


@FEW
@given(ANY_LINES)
def test_whatever_the_lines_nothing_but_marks_is_lost_and_nothing_said_twice(lines):
    reading = read_text("\n".join(lines))
    source, kept = squeeze("".join(lines)), squeeze(reading.body)
    rest = Counter(source)
    rest.subtract(squeeze(reading.title) + kept)
    assert {char for char, count in rest.items() if count} <= MARK_CHARACTERS
    assert [char for char, count in rest.items() if count < 0] == []
    assert in_order(kept, source)


@FEW
@given(ANY_LINES)
def test_whatever_the_lines_ids_follow_their_order(lines):
    reading = read_text("\n".join(lines))
    ids = [commitment.id for commitment in reading.commitments]
    assert ids == [
        f"{chapter.ordinal}.{section.ordinal}.{number}"
        for chapter in reading.chapters
        for section in chapter.sections
        for number in range(1, len(section.commitments) + 1)
    ]
    assert [chapter.ordinal for chapter in reading.chapters] == list(range(1, len(reading.chapters) + 1))
    assert [chapter for chapter in reading.chapters if not chapter.sections] == []


@FEW
@given(ANY_LINES)
def test_whatever_the_lines_a_statement_has_no_day_and_no_office(lines):
    statements = [item for item in read_text("\n".join(lines)).commitments if item.kind is Kind.STATEMENT]
    assert [item for item in statements if item.due or item.offices or item.clauses] == []


@FEW
@given(ANY_LINES)
def test_every_warning_names_its_place_in_a_full_chinese_sentence(lines):
    for doubt in read_text("\n".join(lines)).warnings:
        assert doubt.where != ""
        assert re.fullmatch(r"[^\n]*[\u4e00-\u9fff][^\n]*。", doubt.message)
