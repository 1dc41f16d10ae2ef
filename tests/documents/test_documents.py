"""公开文件：what its page shows, and what is said of two editions."""

import copy

import pytest
from django.template.loader import render_to_string

from mingtang.documents.changes import changes
from mingtang.documents.publication import OrdinaryDocument
from tests.builders import moment

KEY = "0f8fad5b-d9cd-469f-a165-70867728950e"
BODY = {
    "html": f'<p>正文</p><figure><img src="/files/{KEY}/%E5%9B%BE.png" alt="图"></figure>',
    "metadata": {
        "title": "规定", "issuer": "柳溪镇人民政府", "number": "无文号", "type": "policy", "made_on": "2026-02-27",
        "in_force_on": "", "shown_until_on": "", "subjects": ["agriculture"], "validity": "valid", "basis": "",
        "index_number": "QILI/2026-1", "openness": "proactive",
    },
    "places": [{"item": "", "column": "agriculture", "name": "农业农村"}],
    "attachments": [{"key": KEY[:-1] + "f", "name": "附表.xlsx", "kind": "xlsx", "size": 2048, "sha256": "0"}],
    "pictures": [{"key": KEY, "name": "图.png", "kind": "png", "size": 10, "sha256": "1"}],
    "change": {}, "outlet": "site", "review_on": "", "organ": {"code": "liuxi", "name": "柳溪镇人民政府"},
}  # fmt: skip


def body(**told):
    made = copy.deepcopy(BODY)
    made["metadata"] |= told.pop("metadata", {})
    return made | told


def test_the_first_edition_says_what_comes_with_it():
    assert changes(None, BODY) == ["首次公开，1 张图片，1 个附件。"]
    assert changes(None, body(pictures=[], attachments=[])) == ["首次公开。"]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ({}, []),
        ({"metadata": {"number": "柳政发〔2026〕3号"}}, ["发文字号由“无文号”改为“柳政发〔2026〕3号”。"]),
        ({"metadata": {"type": "notice", "subjects": []}},
         ["文件种类由“其他政策文件”改为“通知公告”。", "主题分类由“农业、林业、水利”改为“空”。"]),
        ({"html": "<p>正文改</p>"}, ["正文改了 2 处：新增 0 段，删去 1 段，改动 1 段。"]),
        ({"attachments": []}, ["去掉附件“附表.xlsx”。"]),
        ({"places": []}, ["放的位置由“农业农村”改为“”。"]),
        ({"outlet": "county"}, ["发布到县门户。"]),
        ({"review_on": "2026-12-01"}, ["复核日期改为“2026-12-01”。"]),
    ],
)  # fmt: skip
def test_each_difference_is_a_sentence(after, said):
    assert changes(BODY, body(**after)) == said


def test_the_page_shows_facts_text_and_files_where_the_reader_can_reach_them():
    public = render_to_string("documents/document.html", {"body": BODY, "public": True})
    desk = render_to_string("documents/document.html", {"body": BODY})
    for told in (
        "QILI/2026-1",
        "柳溪镇人民政府",
        "2026年2月27日",
        "农业、林业、水利",
        "主动公开",
        "附表.xlsx",
        "Excel 表格",
    ):
        assert told in public
    assert f'src="/files/{KEY}/%E5%9B%BE.png"' in public
    assert f'src="/desk/files/{KEY}/"' in desk
    assert "/desk/" not in public
    assert "施行日期" not in public


def test_no_script_runs_even_from_a_text_that_somebody_put_there():
    forged = body(html="<p onclick=x>甲</p><script>alert(1)</script><img src=x onerror=alert(1)>")
    shown = render_to_string("documents/document.html", {"body": forged, "public": True})
    assert "<p>甲</p>" in shown
    assert not any(sign in shown for sign in ("<script", "onclick", "onerror"))


def test_a_change_is_told_to_the_public():
    shown = render_to_string("documents/document.html", {"body": body(change={"size": "major", "note": "标准提高。"})})
    assert "内容有变动：标准提高。" in shown


def test_what_is_past_its_day_may_not_go_public_any_more():
    kind = OrdinaryDocument()
    late = body(metadata={"shown_until_on": "2026-03-01"})
    assert kind.reasons_against_release(BODY, at=moment("2026-03-02")) == []
    assert kind.reasons_against_release(late, at=moment("2026-03-02")) == [
        "展示到的日期已经过去，公众看不到，请改期或者不填。"
    ]
