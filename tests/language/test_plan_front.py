"""读工作要点：题目、年份、发文机关、依据与文尾。"""

import pytest

from mingtang.language.papers import Doubt
from mingtang.language.plan import read_text

BODY = "\n一、加强公开\n（一）财政。每月公开。\n（二）就业。每月更新。\n二、抓好落实\n（一）培训。组织学习。"


def front(text, name=""):
    reading = read_text(text + BODY, name)
    return reading.title, reading.year, reading.issuer


OFFICE = "云泽县人民政府办公室"


@pytest.mark.parametrize(
    ("head", "year", "issuer"),
    [
        ("青禾镇2023年政务公开工作要点", 2023, "青禾镇"),
        ("青禾镇人民政府\n2023年政务公开工作要点", 2023, "青禾镇人民政府"),
        ("2023年青禾镇政务公开工作计划", 2023, "青禾镇"),
        ("青禾乡政务公开工作安排\n（2023年度）", 2023, "青禾乡"),
        ("青禾街道办事处二〇二三年政务公开实施方案", 2023, "青禾街道办事处"),
        (f"{OFFICE}关于印发2023年云泽县政务公开工作要点的通知", 2023, OFFICE),
    ],
)
def test_title_year_and_issuer_are_read(head, year, issuer):
    assert front(head) == (head.replace("\n", ""), year, issuer)


NOTICE = """青禾镇人民政府文件
青政发〔2023〕5号
青禾镇人民政府关于印发《青禾镇2023年
政务公开工作要点》的通知
各管理区，镇直各部门：
现将《青禾镇2023年政务公开工作要点》印发给你们，请认真贯彻落实。
青禾镇人民政府
2023年3月10日
青禾镇2023年政务公开工作要点
为做好工作，依据《某条例》（国务院令第711号）和云政办发〔2023〕2号文件，制定本要点。"""


def test_behind_a_covering_notice_the_plans_own_title_counts():
    reading = read_text(NOTICE + BODY)
    assert (reading.title, reading.issuer) == ("青禾镇2023年政务公开工作要点", "青禾镇")
    assert [(found.title, found.number) for found in reading.basis] == [
        ("某条例", "国务院令第711号"),
        ("", "云政办发〔2023〕2号"),
    ]
    assert reading.preamble.split("\n") == [*NOTICE.split("\n")[:8], NOTICE.split("\n")[9]]
    assert reading.warnings == ()


def test_a_year_that_only_the_text_names_is_doubted():
    reading = read_text("青禾镇政务公开工作要点\n清理2016年以来的文件，做好2023年工作，制定本要点。" + BODY)
    assert reading.year == 2023
    assert reading.warnings == (Doubt("第2行", "题目里没有年份，已取正文里先出现的 2023 年，请核对。"),)


def test_a_year_that_only_the_file_name_holds_is_doubted():
    reading = read_text("青禾镇政务公开工作要点" + BODY, "要点2023.txt")
    assert reading.year == 2023
    assert reading.warnings == (Doubt("要点2023.txt", "题目和正文里没有年份，已取文件名里的 2023 年，请核对。"),)


def test_an_issuer_that_only_signs_is_doubted():
    reading = read_text(f"2023年政务公开工作要点{BODY}\n青禾镇人民政府\n2023年3月1日")
    assert reading.issuer == "青禾镇人民政府"
    assert reading.warnings == (Doubt("第7行", "题目里没有发文机关，已取“青禾镇人民政府”，请核对。"),)


def test_signature_date_and_attachments_are_statements_at_the_end():
    reading = read_text(f"青禾镇2023年工作要点{BODY}\n附件：任务分工表\n青禾镇人民政府\n2023年3月1日")
    assert [(item.kind.value, item.text) for item in reading.commitments[-4:]] == [
        ("task", "组织学习。"),
        ("statement", "附件：任务分工表"),
        ("statement", "青禾镇人民政府"),
        ("statement", "2023年3月1日"),
    ]


def test_a_plan_without_a_title_takes_the_files_name():
    reading = read_text("要加强公开。要做好解读，让群众看得明白。", "青禾镇2023年工作要点.txt")
    assert (reading.title, reading.year, reading.issuer) == ("青禾镇2023年工作要点", 2023, "青禾镇")
    assert [item.text for item in reading.commitments] == ["要加强公开。", "要做好解读，让群众看得明白。"]
    assert [doubt.where for doubt in reading.warnings] == ["文首", "第1行"]


def test_empty_text_is_an_empty_plan_with_warnings():
    reading = read_text("")
    assert (reading.title, reading.year, reading.issuer, reading.chapters) == ("", None, "", ())
    assert [doubt.where for doubt in reading.warnings][-1] == "正文"


def test_a_line_that_ends_in_a_plans_name_is_the_title_before_a_list_above_it():
    text = "政务公开任务清单\n青禾镇2023年政务公开工作要点\n一、公开\n每月公开。"
    assert read_text(text).title == "青禾镇2023年政务公开工作要点"


def test_the_organ_that_signed_comes_before_a_countys_bare_name_in_the_title():
    notice = "某县人民政府办公室\n关于印发2023年某县政务公开工作要点的通知\n各乡镇：\n请认真落实。"
    text = f"{notice}\n某县人民政府办公室\n2023年4月10日\n2023年某县政务公开工作要点\n一、公开\n每月公开。"
    assert read_text(text).issuer == "某县人民政府办公室"
    assert read_text("2023年某县政务公开工作要点\n一、公开\n每月公开。").issuer == "某县"
