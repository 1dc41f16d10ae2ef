"""读工作要点：层级、标题与责任的归属。"""

from mingtang.language.papers import Doubt, Paper, Paragraph
from mingtang.language.plan import read_paper_blocks, read_text

TITLE = "青禾镇2023年工作要点\n"


def outline(reading):
    return [
        (
            chapter.mark + chapter.heading,
            [(section.mark + section.heading, [c.text for c in section.commitments]) for section in chapter.sections],
        )
        for chapter in reading.chapters
    ]


def read(text):
    return read_text(TITLE + text)


def test_text_under_a_chapter_without_sections_has_one_without_heading():
    assert outline(read("一、加强公开\n要及时公开。要主动公开。\n二、抓好落实\n要检查。")) == [
        ("一、加强公开", [("", ["要及时公开。", "要主动公开。"])]),
        ("二、抓好落实", [("", ["要检查。"])]),
    ]


def test_a_line_that_is_all_there_is_is_a_commitment_and_no_heading():
    assert outline(read("一、加强公开\n（一）6月底前完善目录\n（二）做好解读。\n二、开展培训")) == [
        ("一、加强公开", [("（一）", ["6月底前完善目录"]), ("（二）", ["做好解读。"])]),
        ("二、", [("", ["开展培训"])]),
    ]


def test_a_heading_runs_in_before_a_stop_a_colon_or_a_wide_space():
    lines = ["（一）财政。每月公开。", "（二）就业信息：每月更新招聘信息。", "（三）社会救助　每月张贴救助名单。"]
    reading = read("\n".join(["一、公开", *lines]))
    assert outline(reading)[0][1] == [
        ("（一）财政。", ["每月公开。"]),
        ("（二）就业信息：", ["每月更新招聘信息。"]),
        ("（三）社会救助", ["每月张贴救助名单。"]),
    ]


def test_a_long_first_sentence_is_no_heading():
    text = "（一）要在每个季度末之前公布涉农补贴的发放情况，写明标准，附上名单。接受群众查询。"
    assert outline(read(f"一、公开\n{text}\n（二）解读。图解。"))[0][1][0] == (
        "（一）",
        ["要在每个季度末之前公布涉农补贴的发放情况，写明标准，附上名单。", "接受群众查询。"],
    )


def test_a_third_level_heading_over_items_is_a_statement():
    reading = read(
        "一、公开\n（一）财政\n1.预算公开\n（1）公布总表。\n（2）公布说明。\n2.决算公开。公布总表。\n（二）就业\n每月更新。"
    )
    (section, _) = reading.chapters[0].sections
    assert [(item.mark, item.kind.value, item.text) for item in section.commitments] == [
        ("1.", "statement", "预算公开"),
        ("（1）", "task", "公布总表。"),
        ("（2）", "task", "公布说明。"),
        ("2.", "statement", "决算公开。"),
        ("", "task", "公布总表。"),
    ]


def test_parts_pasted_into_one_line_are_told_apart():
    reading = read("一、公开\n（一）财政。每月公开。（二）就业。每月更新。二、落实\n（一）培训。组织学习。")
    assert [(chapter, len(sections)) for chapter, sections in outline(reading)] == [("一、公开", 2), ("二、落实", 1)]


def marked(text):
    return [(item.mark, item.kind.value, item.text) for item in read(text).commitments]


def test_items_pasted_into_one_line_are_told_apart_where_they_count_from_one():
    assert marked("一、公开\n（一）回应\n①建立台账。②每月5日前报送。\n（二）解读。1.制作图解。2.开展访谈。") == [
        ("①", "task", "建立台账。"),
        ("②", "task", "每月5日前报送。"),
        ("1.", "task", "制作图解。"),
        ("2.", "task", "开展访谈。"),
    ]
    assert marked("一、公开\n（一）要公开预算。5、6月份再公开一次。（3）号文件要公开。") == [
        ("", "task", "要公开预算。"),
        ("", "task", "5、6月份再公开一次。"),
        ("", "task", "（3）号文件要公开。"),
    ]


def test_a_first_section_behind_its_chapters_heading_and_a_wide_space_is_told_apart():
    assert outline(read("一、公开　　（一）财政。每月公开。（二）就业。每月更新。\n二、落实\n要检查。"))[0] == (
        "一、公开",
        [("（一）财政。", ["每月公开。"]), ("（二）就业。", ["每月更新。"])],
    )


def test_a_short_first_sentence_of_an_item_that_begins_with_its_verb_is_a_task():
    assert marked("一、解读\n（一）形式\n1.制作图解。每季度末公布数量。\n2.领导解读。每年至少解读1次。") == [
        ("1.", "task", "制作图解。"),
        ("", "task", "每季度末公布数量。"),
        ("2.", "statement", "领导解读。"),
        ("", "task", "每年至少解读1次。"),
    ]


def test_a_responsibility_behind_the_last_of_several_pasted_items_covers_them():
    assert owners("一、公开\n（一）回应\n①建立台账。②整理意见。（责任单位：党政办）") == [
        ("建立台账", ("党政办",), ""),
        ("整理意见", ("党政办",), ""),
    ]


def test_sections_before_the_first_chapter_imply_one_without_heading():
    reading = read("（一）财政。每月公开。\n二、落实\n（一）培训。组织学习。")
    assert [(chapter.numbered, chapter.heading) for chapter in reading.chapters] == [(False, ""), (True, "落实")]
    assert reading.warnings == (Doubt("第2行", "第一部分没有标题和序号，已按一个没有标题的部分读取，请核对。"),)


def test_a_number_that_is_skipped_or_repeated_is_told():
    reading = read("一、公开\n要公开。\n三、解读\n要解读。\n三、落实\n要落实。")
    assert [doubt.where for doubt in reading.warnings] == ["第4行", "第6行"]
    assert reading.warnings[0].message == "这里的序号是“三、”，按顺序应是第二部分，可能漏了或重复了一部分，请核对。"


def test_a_section_that_is_skipped_or_repeated_is_told():
    reading = read(
        "一、公开\n（一）财政。公开预算。\n（三）就业。公开政策。\n（三）教育。公开学位。\n二、解读\n（一）图解。做图解。"
    )
    assert [doubt.where for doubt in reading.warnings] == ["第4行", "第5行"]
    assert reading.warnings[0].message == "这里的序号是“（三）”，按顺序应是第二项，可能漏了或重复了一项，请核对。"


def test_sections_may_count_on_from_the_chapter_before():
    reading = read("一、公开\n（一）财政。公开预算。\n（二）就业。公开政策。\n二、解读\n（三）图解。做图解。")
    assert reading.warnings == ()


def test_headings_of_the_paper_are_levels_too():
    blocks = [
        ("青禾镇2023年工作要点", 1),
        ("公开", 2),
        ("财政", 3),
        ("每月公开预算。", None),
        ("落实", 2),
        ("培训", 3),
        ("组织学习。", None),
    ]
    paper = Paper(tuple(Paragraph(text, "", level=level) for text, level in blocks), "", "", "md")
    assert outline(read_paper_blocks(paper)) == [
        ("公开", [("财政", ["每月公开预算。"])]),
        ("落实", [("培训", ["组织学习。"])]),
    ]


def test_an_unnumbered_heading_of_a_level_ranks_with_numbered_ones():
    blocks = [("青禾镇2023年工作要点", 0), ("公开", 1), ("每月公开。", None), ("二、落实", 1), ("组织学习。", None)]
    paper = Paper(tuple(Paragraph(text, "第1段", level=level) for text, level in blocks), "", "", "docx")
    assert [(chapter.numbered, chapter.heading) for chapter in read_paper_blocks(paper).chapters] == [
        (False, "公开"),
        (True, "落实"),
    ]


def test_principles_are_statements_unless_firmly_demanded():
    reading = read("一、总体要求\n坚持服务群众，推进公开。全年必须做到应公开尽公开。\n二、落实\n推进公开。")
    assert [item.kind.value for item in reading.commitments] == ["statement", "task", "task"]


def owners(text):
    return [(item.text[:4], item.offices, item.due_text) for item in read(text).commitments]


def test_a_responsibility_behind_the_last_stop_covers_its_paragraph():
    assert owners(
        "一、公开\n（一）财政。公布预算。公布决算。（责任单位：财政所；完成时限：6月底前）\n（二）就业。每月更新。"
    ) == [
        ("公布预算", ("财政所",), "6月底前"),
        ("公布决算", ("财政所",), "6月底前"),
        ("每月更新", (), "每月"),
    ]


def test_a_responsibility_inside_a_sentence_is_its_own():
    text = "一、公开\n（一）财政。公布预算（责任单位：财政所）。公布补贴（责任单位：农业办）。"
    assert [(words, offices) for words, offices, _ in owners(text)] == [
        ("公布预算", ("财政所",)),
        ("公布补贴", ("农业办",)),
    ]


def test_a_line_of_responsibility_covers_the_lines_above_and_stays_in_the_text():
    reading = read("一、公开\n（一）财政\n公布预算。\n公布决算。\n责任单位：财政所\n（二）就业\n每月更新。")
    first, second, third = reading.commitments
    assert (first.offices, second.offices, third.offices) == (("财政所",), ("财政所",), ())
    assert second.text == "公布决算。\n责任单位：财政所"


def test_a_responsibility_of_a_heading_covers_what_is_under_it():
    assert owners("一、公开（责任单位：党政办）\n（一）财政（财政所负责）\n公布预算。\n（二）就业\n每月更新。") == [
        ("公布预算", ("财政所",), ""),
        ("每月更新", ("党政办",), "每月"),
    ]


def test_a_rhythm_in_the_words_and_a_day_in_the_label_are_both_kept():
    (item,) = read("一、公开\n每季度末公布补贴（责任单位：财政所；完成时限：12月底前）。").commitments
    assert (item.due.isoformat(), item.rhythm.value, item.due_text) == ("2023-12-31", "quarterly", "12月底前")


def test_a_date_in_a_cited_title_is_no_time_limit():
    (item,) = read("一、公开\n落实《2023年6月底前公开事项清单》。").commitments
    assert item.due is None


def test_a_day_before_the_plans_year_is_doubted():
    reading = read("一、公开\n2021年6月底前公布清单。")
    assert reading.warnings == (Doubt("1.1.1（第3行）", "期限“2021年6月底前”早于计划年份，请核对。"),)


def test_what_a_colon_announces_on_the_same_line_stays_with_it():
    assert outline(read("一、公开\n（一）重点公开下列信息：机构职能、权责清单、收费目录。")) == [
        ("一、公开", [("（一）", ["重点公开下列信息：机构职能、权责清单、收费目录。"])]),
    ]


def test_a_line_with_its_unit_is_no_heading():
    text = (
        "一、公开\n加强政策解读。（党政办公室牵头，各办所配合）\n推进村务公开。（责任单位：经管站；完成时限：6月底前）"
    )
    assert [item.kind.value for item in read(text).commitments] == ["task", "task"]
