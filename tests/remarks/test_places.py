"""文中的位置：what may be pointed to, in words and with an address."""

from mingtang.remarks.places import places_of


def told(title, body):
    return [(place.key, place.words) for place in places_of(title, body)]


def test_every_paragraph_row_and_heading_is_a_place_and_what_stands_beside_too():
    html = "<h2>一、范围</h2><p>全镇。</p><table><tr><td>村</td><td>户</td></tr></table>"
    body = {
        "html": html,
        "metadata": {"number": "无文号"},
        "change": {"size": "minor", "note": "改正日期。"},
        "attachments": [{"key": "a1", "name": "名单.pdf", "sha256": "0"}],
    }
    found = told("通告", body)
    assert [words for _, words in found[:4]] == ["通告", "一、范围", "全镇。", "村\t户"]
    beside = ["更改说明：改正日期。", "要素（文号、日期、主题分类等）", "附件：名单.pdf"]
    assert [words for _, words in found[4:]] == beside
    assert [key for key, _ in found][-3:] == ["change", "metadata", "attachment:a1"]


def test_a_kind_without_paragraphs_is_pointed_to_by_its_lines():
    body = {
        "preamble": "为做好工作。",
        "as_of_on": "2026-03-02",
        "organ": {"code": "liuxi", "name": "柳溪镇"},
        "chapters": [
            {"heading": "重点工作", "items": [{"key": "1.1.1", "text": "公开补贴。", "notes": [{"text": "已办。"}]}]}
        ],
    }
    assert told("落实情况", body) == [
        ("title", "落实情况"),
        ("preamble", "为做好工作。"),
        ("chapters.0.heading", "重点工作"),
        ("chapters.0.items.1.1.1", "公开补贴。"),
    ]
    assert told("公告", {"lines": ["甲公告。", "乙公告。"]})[1:] == [("lines.0", "甲公告。"), ("lines.1", "乙公告。")]


def test_a_long_place_is_quoted_by_its_beginning():
    [_, place] = places_of("通告", {"html": f"<p>{'长' * 200}</p>"})
    assert (len(place.quoted), len(place.offered), place.quoted[-1]) == (60, 32, "…")
