"""密级标志。"""

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
    ],
)
def test_a_mark_on_the_face_is_found(text, level):
    assert [mark.level for mark in classification_marks(text)] == [level]


@pytest.mark.parametrize(
    "text",
    [
        "保守国家秘密是公民的义务。", "不得公开商业秘密、个人隐私。", "涉密、工作秘密文件不得上传", "落实保密审查制度",
        "机密文件柜钥匙由专人保管", "国家秘密★教育", "密级：无", "绝密级文件的管理办法",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_marks(text):
    assert classification_marks(text) == ()


def test_a_mark_says_what_was_found_and_where():
    assert classification_marks("报告\n机密★1年") == (Mark("机密", "机密★1年", 3),)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("方案（机密）.docx", "机密"),
        ("[秘密]名单.xlsx", "秘密"),
        ("机密-会议纪要.pdf", "机密"),
        ("绝密★.pdf", "绝密"),
        ("通知_工作秘密.txt", "工作秘密"),
    ],
)
def test_a_mark_in_a_file_name_is_found(name, level):
    assert [mark.level for mark in marks_in_name(name)] == [level]


@pytest.mark.parametrize("name", ["保密工作方案.docx", "商业秘密保护.docx", "工作秘密管理办法.docx", "秘密花园.txt"])
def test_a_file_about_secrecy_is_not_marked_by_its_name(name):
    assert marks_in_name(name) == ()
