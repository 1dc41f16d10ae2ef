"""读公文：documents of our own, in the layouts in which offices and websites write them."""

import pytest

from mingtang.language.official import Repealed, read_official
from mingtang.language.papers import read_paper

NOTICE = """特急
云泽县七里镇人民政府文件
七政发〔2024〕3号
七里镇人民政府
关于印发《七里镇农村饮水工程管护办法》的通知
各管理区，各村，镇直各部门：
《七里镇农村饮水工程管护办法》已经镇政府研究同意，现印发给你们，请认真执行。
附件：1. 管护责任表
2. 巡查记录样式
七里镇人民政府
2024年3月5日
（此件公开发布）
七里镇农村饮水工程管护办法
第一条 为加强农村饮水工程管护，制定本办法。
第二条 本办法自2024年4月1日起施行，有效期5年。《七里镇饮水工程管理规定》（七政发〔2018〕9号）同时废止。
"""
JOINED = (
    "云农字〔2023〕12号云泽县农业农村局云泽县财政局关于做好耕地补贴发放工作的通知各镇人民政府、街道办事处："
    "\u3000\u3000现将有关事项通知如下。\u3000\u3000一、补贴对象。按《补贴办法》（农发〔2020〕7号）执行。"
    "云泽县农业农村局\u3000\u3000云泽县财政局\u3000\u30002023年5月9日附表补贴标准"
)


def read(text, name="公文.txt"):
    return read_official(read_paper(text.encode(), name))


def values(found, *names):
    return [value.value if (value := getattr(found, name)) else None for name in names]


def test_a_notice_says_what_it_is():
    found = read(NOTICE)
    assert values(found, "title", "number", "issuer", "made_on") == [
        "七里镇人民政府关于印发《七里镇农村饮水工程管护办法》的通知",
        "七政发〔2024〕3号",
        "七里镇人民政府",
        "2024-03-05",
    ]
    assert found.addressees == "各管理区，各村，镇直各部门"


def test_it_says_from_when_until_when_and_what_it_repeals():
    found = read(NOTICE)
    assert values(found, "in_force_on", "expires_on") == ["2024-04-01", "2029-03-31"]
    assert found.repeals == (Repealed("七里镇饮水工程管理规定", "七政发〔2018〕9号"),)


def test_its_attachments_and_its_openness_are_read():
    found = read(NOTICE)
    assert found.attachments == ("管护责任表", "巡查记录样式")
    assert found.openness == "open"
    assert found.unsure == ()


def test_lines_that_a_website_joined_are_parted():
    found = read(JOINED)
    assert values(found, "title", "number", "issuer", "made_on") == [
        "云泽县农业农村局云泽县财政局关于做好耕地补贴发放工作的通知",
        "云农字〔2023〕12号",
        "云泽县农业农村局、云泽县财政局",
        "2023-05-09",
    ]


def test_several_signers_and_a_missing_note_are_told():
    assert [(name, told) for name, _, told in read(JOINED).unsure] == [
        ("issuer", "有几个机关署名，主办的写在最前面，请核对。"),
        ("openness", "没有读出公开属性（例如“此件公开发布”），请选择。"),
    ]


@pytest.mark.parametrize(
    ("note", "openness"),
    [
        ("（此件公开发布）", "open"),
        ("（此件主动公开）", "open"),
        ("（此件依申请公开）", "on_request"),
        ("（此件不公开）", "closed"),
        ("（此件不予公开）", "closed"),
        ("公开方式：依申请公开", "on_request"),
        ("本次公开招聘不收费。", ""),
    ],
)
def test_the_note_below_the_day_tells_the_openness(note, openness):
    assert read(NOTICE.replace("（此件公开发布）", note)).openness == openness


@pytest.mark.parametrize(
    ("said", "starts", "ends"),
    [
        ("自印发之日起施行，有效期至2027年12月31日", "2024-03-05", "2027-12-31"),
        ("自公布之日起30日后施行，有效期三年", "2024-04-04", "2027-04-03"),
        ("自二〇二四年二月二十九日起施行，有效期1年", "2024-02-29", "2025-02-28"),
    ],
)
def test_days_are_counted_from_what_the_text_says(said, starts, ends):
    found = read(NOTICE.replace("自2024年4月1日起施行，有效期5年", said))
    assert values(found, "in_force_on", "expires_on") == [starts, ends]


def test_a_day_that_the_calendar_has_not_is_told_and_not_guessed():
    found = read(NOTICE.replace("2024年3月5日", "2024年2月30日"))
    assert values(found, "made_on") == [""]
    assert ("made_on", "第11行", "“2024年2月30日”不是日历上有的日子，请核对。") in found.unsure


def test_a_number_that_is_only_cited_is_not_the_documents_own():
    found = read("关于做好秸秆禁烧工作的通知\n各村：\n按照县政府通知（云政发〔2024〕1号）要求，请做好工作。\n")
    assert found.number is None
    assert "没有读出文号；没有文号的，写“无文号”。" in [told for _, _, told in found.unsure]


def test_what_is_said_to_be_after_a_repeal_repeals_nothing():
    text = "关于衔接的通知\n各村：\n《七里镇旧办法》废止后，按新办法执行。\n"
    assert read(text).repeals == ()


def test_a_sheet_of_metadata_above_the_text_is_believed():
    sheet = "标题：七里镇防汛预案\n发文字号：七政办〔2025〕4号\n发布机构：七里镇人民政府\n成文日期：2025-05-20\n"
    assert values(read(f"{sheet}各村要做好准备。\n"), "title", "number", "issuer", "made_on") == [
        *("七里镇防汛预案", "七政办〔2025〕4号", "七里镇人民政府", "2025-05-20"),
    ]
