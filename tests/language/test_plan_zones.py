"""读工作要点：文尾、附件与没有序号的标题。"""

from mingtang.language.plan import read_text

TITLE = "青禾镇2023年工作要点\n"
TABLE = "序号\t工作任务\t责任单位\t完成时限\n1\t公开预算\t财政所\t6月底前\n2\t开展考核\t纪检办\t12月底前"


def tree(text, title=TITLE):
    return [
        (
            chapter.mark + chapter.heading,
            [(s.mark + s.heading, [c.text for c in s.commitments]) for s in chapter.sections],
        )
        for chapter in read_text(title + text).chapters
    ]


def kinds(text):
    return [(item.text, item.kind.value) for item in read_text(TITLE + text).commitments]


def test_a_last_section_before_an_attachment_stays_a_task_though_a_table_follows():
    assert tree(f"一、公开\n（一）财政。公开预算。\n（二）接受评议。\n\n附件2：\n青禾镇2023年任务分工表\n{TABLE}") == [
        ("一、公开", [("（一）财政。", ["公开预算。"]), ("（二）", ["接受评议。", "附件2："])]),
        ("青禾镇2023年任务分工表", [("1", ["公开预算"]), ("2", ["开展考核"])]),
    ]


def test_a_signature_and_its_date_between_sections_and_a_table_are_statements_below_the_last_task():
    end = "附件：1.青禾镇任务分工表\n2.联系表\n青禾镇人民政府\n2023年4月1日\n附件1\n青禾镇2023年任务分工表"
    assert kinds(f"一、公开\n（一）财政。公开预算。\n（二）开展监督考核。\n{end}\n{TABLE}") == [
        ("公开预算。", "task"),
        ("开展监督考核。", "task"),
        ("附件：1.青禾镇任务分工表", "statement"),
        ("联系表", "statement"),
        ("青禾镇人民政府", "statement"),
        ("2023年4月1日", "statement"),
        ("附件1", "statement"),
        ("公开预算", "task"),
        ("开展考核", "task"),
    ]


def test_an_attachment_with_chapters_of_its_own_counts_them_anew():
    rules = "附件1\n青禾镇考核办法\n一、考核对象\n考核各村。\n二、考核方式\n查阅资料。"
    text = f"一、公开\n公开预算。\n二、落实\n抓好落实。\n{rules}"
    assert [chapter.mark + chapter.heading for chapter in read_text(TITLE + text).chapters] == [
        "一、公开",
        "二、落实",
        "一、考核对象",
        "二、考核方式",
    ]
    assert read_text(TITLE + text).warnings == ()


def test_an_attachment_mark_above_the_title_is_no_chapter():
    reading = read_text(f"附件2\n{TITLE}{TABLE}")
    assert (reading.preamble, [chapter.heading for chapter in reading.chapters]) == ("附件2", [""])


def test_an_organ_that_heads_its_tasks_is_no_signature():
    assert tree("党政办公室\n1.公开目录。\n2.公开指南。\n便民服务中心\n1.公开流程。\n2.公开时限。") == [
        ("党政办公室", [("1.", ["公开目录。"]), ("2.", ["公开指南。"])]),
        ("便民服务中心", [("1.", ["公开流程。"]), ("2.", ["公开时限。"])]),
    ]


def test_who_printed_the_paper_and_how_it_is_published_are_statements():
    text = "一、公开\n（一）财政。公开预算。\n（信息公开形式：主动公开）\n青禾镇党政办公室 2023年4月1日印发"
    assert kinds(text) == [
        ("公开预算。", "task"),
        ("（信息公开形式：主动公开）", "statement"),
        ("青禾镇党政办公室 2023年4月1日印发", "statement"),
    ]


def test_of_two_headings_without_numbers_the_first_is_the_chapter_and_a_signature_is_none():
    text = """为做好公开工作，制定本方案。
工作目标
到2023年底，公开水平明显提升。
主要任务
推进村务公开
各村每月10日前公开上月财务收支情况。
开展开放日活动
国庆节前举办一次开放日活动。
工作要求
要明确专人负责。
青禾镇人民政府
2023年3月1日"""
    assert tree(text) == [
        ("工作目标", [("", ["到2023年底，公开水平明显提升。"])]),
        (
            "主要任务",
            [
                ("推进村务公开", ["各村每月10日前公开上月财务收支情况。"]),
                ("开展开放日活动", ["国庆节前举办一次开放日活动。"]),
            ],
        ),
        ("工作要求", [("", ["要明确专人负责。", "青禾镇人民政府", "2023年3月1日"])]),
    ]


def test_short_lines_one_under_another_are_tasks_and_no_headings():
    lines = [
        "公开财政预算信息",
        "公开财政决算信息",
        "公开低保救助信息",
        "公开招生信息",
        "9月底前公开补贴信息",
        "公开就业信息",
    ]
    reading = read_text(TITLE + "\n".join(lines))
    assert (reading.preamble, tree("\n".join(lines))) == ("", [("", [("", lines)])])


def test_a_list_before_the_first_heading_without_number_is_no_preamble():
    lines = ["公开财政预算信息", "公开财政决算信息", "公开低保救助信息"]
    text = "\n".join(["为做好公开，制定本清单。", *lines, "每月更新一次。", "工作要求", "要明确专人负责。"])
    assert read_text(TITLE + text).preamble == "为做好公开，制定本清单。"
    assert tree(text) == [
        ("", [("", [*lines, "每月更新一次。"])]),
        ("工作要求", [("", ["要明确专人负责。"])]),
    ]


def test_customary_names_in_a_list_of_short_lines_are_chapters():
    text = "主要任务\n公开财政预算\n公开低保名单\n公开招生计划\n工作要求\n要明确专人负责。"
    assert tree(text) == [
        ("主要任务", [("", ["公开财政预算", "公开低保名单", "公开招生计划"])]),
        ("工作要求", [("", ["要明确专人负责。"])]),
    ]
