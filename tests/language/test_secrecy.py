"""密级标志。"""

from time import process_time

import pytest

from mingtang.language.secrecy import Mark, classification_marks, marks_in_name


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("机密★1年\n关于某事的报告", "机密"),
        ("秘密★", "秘密"),
        ("绝 密★长期", "绝密"),
        ("绝密", "绝密"),
        ("正文第一行\n秘 密\n正文第二行", "秘密"),
        ("秘密一年", "秘密"),
        ("【机密】", "机密"),
        ("密级：机密", "机密"),
        ("密级和保密期限：秘密5年", "秘密"),
        ("★秘密", "秘密"),
        ("工作秘密", "工作秘密"),
        ("工作秘密★3年", "工作秘密"),
        ("（工作秘密）", "工作秘密"),
        ("机\u200b密★1年", "机密"),
        ("机\u00ad密\u2060★", "机密"),
        ("絕密", "绝密"),
        ("標題\n機密★1年", "机密"),
        ("⼯作秘密", "工作秘密"),
        ("机密⭑1年", "机密"),
        ("机密✮", "机密"),
        ("机密▲", "机密"),
        ("※机密※", "机密"),
        ("密级　机密", "机密"),
        ("密级:【机密】", "机密"),
        ("密级：“机密”", "机密"),
        ("秘密 第001号", "秘密"),
        ("000001 机密", "机密"),
        ("本件为机密★1年", "机密"),
        ("以下文件机密★", "机密"),
        ("七里镇\t机密\t第1页", "机密"),
        ("机密\t第1页", "机密"),
        ("机密级", "机密"),
        ("《机密》", "机密"),
    ],
)
def test_a_mark_on_the_face_is_found(text, level):
    assert [mark.level for mark in classification_marks(text)] == [level]


@pytest.mark.parametrize(
    "text",
    [
        "保守国家秘密是公民的义务。", "不得公开商业秘密、个人隐私。", "涉密、工作秘密文件不得上传", "落实保密审查制度",
        "机密文件柜钥匙由专人保管", "国家秘密★教育", "密级：无", "绝密级文件的管理办法",
        "选举采取秘密投票的方式", "无记名\n秘密投票", "设秘密写票处 3 个", "国家秘密的密级分为\n绝密、机密、秘密三级",
        "**保守国家秘密**", "商业秘密※", "涉及国家秘密▲的", "▲秘密、机密的区别", "国家秘密\t2", "“秘密”一词的含义",
        "商业秘密 2026 年清单", "国家秘密，商业秘密，工作秘密，一律不得上传", "保守国\u200b家秘密",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_marks(text):
    assert classification_marks(text) == ()


def test_a_mark_says_what_was_found_and_where():
    assert classification_marks("报告\n机密★1年") == (Mark("机密", "机密★1年", 3),)
    assert classification_marks("报\u200b告\n机\u200b密★1年") == (Mark("机密", "机\u200b密★1年", 4),)


@pytest.mark.parametrize("text", ["机密\t" * 40_000, "密级|" * 60_000, "密" + " \n" * 200_000, "密\u200b\n " * 50_000])
def test_a_text_made_to_take_long_does_not(text):
    started = process_time()
    classification_marks(text)
    assert process_time() - started < 5


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("方案（机密）.docx", "机密"),
        ("[秘密]名单.xlsx", "秘密"),
        ("机密-会议纪要.pdf", "机密"),
        ("绝密★.pdf", "绝密"),
        ("通知_工作秘密.txt", "工作秘密"),
        ("机密(1).docx", "机密"),
        ("机密（1）.docx", "机密"),
        ("《机密》.pdf", "机密"),
        ("「机密」名单.pdf", "机密"),
        ("01机密.pdf", "机密"),
        ("絕密.pdf", "绝密"),
        ("机\u200b密.pdf", "机密"),
        ("名单（机密件）.pdf", "机密"),
    ],
)
def test_a_mark_in_a_file_name_is_found(name, level):
    assert [mark.level for mark in marks_in_name(name)] == [level]


@pytest.mark.parametrize(
    "name",
    [
        "保密工作方案.docx", "商业秘密保护.docx", "1商业秘密.docx", "工作秘密管理办法.docx", "秘密花园.txt",
        "绝密、机密、秘密事项范围.docx", "无记名秘密投票办法.docx",
    ],
)  # fmt: skip
def test_a_file_about_secrecy_is_not_marked_by_its_name(name):
    assert marks_in_name(name) == ()
