"""已有条目：a list is brought in whole or not at all, every mistake names its row, and given again it puts right."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.index.queries import match
from mingtang.language.papers import Unreadable
from mingtang.language.portal_list import HEADINGS, MOST_ROWS, Line, read
from mingtang.language.portal_list_blank import template
from mingtang.listings.models import Listing, Place
from mingtang.postings.actions import hand_in, import_list, unlist
from mingtang.postings.actions.importing import ListRefused, check_list
from mingtang.postings.models import ImportedList
from tests.builders import moment
from tests.catalogue.conftest import few, in_force, item_of
from tests.pages import errors, signed_in, words
from tests.postings.conftest import HOST, URL, for_the_portal, picture
from tests.refusals import refused, stopped, unchanged

AT = moment("2026-03-05")
GOOD = (
    ("惠农补贴公示", f"https://{HOST}/1.html", "2024-05-06", "惠农补贴", "", ""),
    ("桃园村账目公开", f"https://{HOST}/2.html", "2025年1月2日", "", "", "桃园村"),
)


def book(*rows, headings=HEADINGS):
    workbook = Workbook()
    for row in (headings, *rows):
        workbook.active.append(row)
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()


def lines(*rows):
    return read(book(*rows), "清单.xlsx")


def brought_in(made, *rows, by="clerk", at=AT):
    return import_list(lines(*rows), sha256="0" * 64, organ=made.organ, by=made[by], at=at)


def sent(made, client, data, name="清单.xlsx"):
    return client.post("/desk/postings/import/", {"organ": made.organ.pk, "file": SimpleUploadedFile(name, data)})


def told(made, *rows):
    checked = check_list(lines(*rows), organ=made.organ, by=made["clerk"], at=AT)
    return [(mistake.row, mistake.column, mistake.what, mistake.advice) for mistake in checked.mistakes]


def test_the_blank_table_is_read_and_its_example_passed_over():
    filled = load_workbook(io.BytesIO(template()))
    assert tuple(cell.value for cell in filled.worksheets[0][1]) == HEADINGS
    filled.worksheets[0].append(GOOD[0])
    kept = io.BytesIO()
    filled.save(kept)
    assert read(kept.getvalue(), "清单.xlsx") == [Line(3, *GOOD[0])]


@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_separated_text_is_read_in_any_order_of_its_columns(sign):
    text = (
        sign.join(("网址", "发布日期（必填）", "标题")) + "\n" + sign.join(("https://x.example/1", "2024/5/6", "公示"))
    )
    for encoding in ("utf-8", "gb18030"):
        (line,) = read(text.encode(encoding), "清单.csv")
        assert (line.row, line.title, line.url, str(line.on)) == (2, "公示", "https://x.example/1", "2024-05-06")


@pytest.mark.parametrize(
    ("rows", "headings", "said"),
    [
        ([], HEADINGS, "清单里没有条目，请在表头下面每条填一行。"),
        ([GOOD[0]], ("标题", "地址"), "“清单.xlsx”里没有找到表头；要有“标题、网址、发布日期”这几列，请用样表填写。"),
        ([GOOD[0]], (*HEADINGS, "标题"), "表头里“标题”写了不止一次；每个标题只留一列。"),
    ],
)
def test_a_table_that_is_none_is_refused_in_one_sentence(rows, headings, said):
    with pytest.raises(Unreadable) as refusal:
        read(book(*rows, headings=headings), "清单.xlsx")
    assert str(refusal.value) == said


def test_every_row_is_listed_with_its_day_and_places_and_can_be_found(made):
    done = brought_in(made, *GOOD)
    assert (done.added, done.changed, done.same) == (2, 0, 0)
    rows = list(Listing.rows.order_by("pk").values_list("unit__code", "title", "elsewhere", "public_on"))
    assert [(unit, title, url, str(on)) for unit, title, url, on in rows] == [
        ("liuxi", "惠农补贴公示", GOOD[0][1], "2024-05-06"),
        ("taoyuan", "桃园村账目公开", GOOD[1][1], "2025-01-02"),
    ]
    assert list(Place.rows.values_list("column", "item")) == [("butie", "")]
    assert [hit.address for hit in match("惠农补贴").hits] == [GOOD[0][1]]
    entry = Entry.rows.order_by("-pk").first()
    assert (entry.verb, json.loads(entry.facts)["added"]) == ("postings.import", 2)
    with stopped("导入清单的记录不得改动"):
        ImportedList.rows.all().update(added=3)


def test_an_item_is_named_by_either_name_and_brings_its_column(made):
    in_force(made, few(made))
    item = item_of(made, "bt-jieguo")
    names = (item.code, item.second, f"{item.first}：{item.second}")
    rows = [(f"公示{n}", f"https://{HOST}/{n}", "2024-05-06", "", name, "") for n, name in enumerate(names)]
    brought_in(made, *rows, ("另放一处", f"https://{HOST}/9", "2024-05-06", "butie", item.code, ""))
    told = list(Place.rows.order_by("listing_id").values_list("column", "item"))
    assert told == [(item.column.slug, item.code)] * 3 + [("butie", item.code)]


def test_the_same_address_again_is_put_right_and_said_to_be(made):
    brought_in(made, *GOOD)
    again = (GOOD[0], ("桃园村账目公开（一季度）", GOOD[1][1], "2025-01-02", "butie", "", ""))
    checked = check_list(lines(*again), organ=made.organ, by=made["clerk"], at=AT)
    assert [entry.state for entry in checked.entries] == ["没有变化", "改正"]
    done = brought_in(made, *again)
    assert (done.added, done.changed, done.same) == (0, 1, 1)
    rows = list(Listing.rows.order_by("title").values_list("unit__code", "title"))
    assert rows == [("liuxi", "惠农补贴公示"), ("liuxi", "桃园村账目公开（一季度）")]
    assert [hit.address for hit in match("一季度").hits] == [GOOD[1][1]]


def test_the_same_page_is_known_however_its_address_is_written(made):
    brought_in(made, *GOOD)
    hand_in(for_the_portal(made), url=URL, on=AT.date(), screenshot=picture(), by=made["clerk"], at=AT)
    other = (("惠农补贴公示", f"http://{HOST.upper()}/1.html#top", "2024-05-06", "惠农补贴", "", ""),)
    done = brought_in(made, *other)
    assert (done.added, done.changed) == (0, 1)
    assert Listing.rows.filter(document=None, title="惠农补贴公示").get().elsewhere == other[0][1]
    taken = ("登记过的", URL.replace("https", "http"), "2024-05-06", "", "", "")
    assert [what[3] for what in told(made, taken)] == ["已经登记给《柳溪镇补贴公示》，请从清单里删去这一行。"]
    twice = [("两次", f"{scheme}://{HOST}/5", "2024-05-06", "", "", "") for scheme in ("http", "https")]
    assert [what[3] for what in told(made, *twice)] == ["清单里这个网址不止一行，请只留一行。"] * 2


def test_blanks_and_control_characters_in_an_address_are_named_with_their_row(made):
    rows = [Line(row, "公示", url, "2024-05-06", "", "", "") for row, url in (
        (2, f"https://{HOST}/a b"), (3, f"https://{HOST}/a\u202eb"), (4, f"https://{HOST}/a\x01b"),
    )]  # fmt: skip
    checked = check_list(rows, organ=made.organ, by=made["clerk"], at=AT)
    assert [(mistake.row, mistake.column, mistake.advice) for mistake in checked.mistakes] == [
        (2, "网址", "网址里有空格或者换行，请从浏览器的地址栏重新复制整个网址。"),
        *((row, "网址", "网址里有看不见的控制字符，请从浏览器的地址栏重新复制整个网址。") for row in (3, 4)),
    ]


def test_titles_lose_what_no_page_may_carry(made):
    (line,) = read(f"标题,网址,发布日期\n惠农\u202e补贴,https://{HOST}/1,2024-05-06\n".encode(), "清单.csv")
    assert line.title == "惠农补贴"


def test_the_page_names_columns_and_items(made):
    in_force(made, few(made))
    item = item_of(made, "bt-jieguo")
    brought_in(made, ("公示", f"https://{HOST}/1", "2024-05-06", "", item.code, ""))
    page = signed_in(made, "clerk").get("/desk/postings/existing/").content.decode()
    assert f"{item.column.name}、{item.first}：{item.second}</td>" in page


def test_each_mistake_names_its_row_and_column_and_nothing_is_listed(made):
    hand_in(for_the_portal(made), url=URL, on=AT.date(), screenshot=picture(), by=made["clerk"], at=AT)
    bad = (
        ("", "www.qinghe.example/3", "去年", "补贴", "she-nong", "桃花村"),
        ("联系人13912345678", "https://other.example/4", "2027-01-01", "", "", ""),
        ("两次", f"https://{HOST}/5", "5月6日", "", "", ""),
        ("两次", f"https://{HOST}/5", "1949-10-01", "", "", ""),
        ("登记过的", URL, "2024-05-06", "", "", ""),
    )
    column, item = (f"请填{what}的名称或者代码；没有就空着。" for what in ("栏目", "事项"))
    twice = "清单里这个网址不止一行，请只留一行。"
    found = told(made, GOOD[0], *bad)
    (personal,) = [one for one in found if one[:2] == (4, "标题")]
    assert (personal[3], "13912345678" in personal[2]) == ("标题要公开，请改掉。", False)
    assert [one for one in found if one != personal] == [
        (3, "标题", "没有填。", "请填网页上的标题。"),
        (3, "网址", "“www.qinghe.example/3”", "请填完整的网址，以 https:// 或 http:// 开头。"),
        (3, "发布日期", "“去年”不是日期。", "请按 2026-03-02 的样子填写。"),
        (3, "栏目", "柳溪镇没有栏目叫“补贴”，或者不止一个。", column),
        (3, "目录事项", "柳溪镇的目录里没有事项叫“she-nong”，或者不止一个。", item),
        (3, "单位", "本机关没有单位叫“桃花村”。", "请填“单位”页上的全称、简称或者代码；机关自己的空着。"),
        (4, "网址", "“https://other.example/4”", "这个网址不在本机关的发布网站 www.qinghe.example 上，请核对。"),
        (4, "发布日期", "“2027-01-01”还没有到。", "请填县门户上的发布日期。"),
        (5, "网址", f"“https://{HOST}/5”", twice),
        (5, "发布日期", "“5月6日”不是日期。", "请按 2026-03-02 的样子填写。"),
        (6, "网址", f"“https://{HOST}/5”", twice),
        (6, "发布日期", "“1949-10-01”太早。", "请核对年份。"),
        (7, "网址", f"“{URL}”", "已经登记给《柳溪镇补贴公示》，请从清单里删去这一行。"),
    ]
    with unchanged(), pytest.raises(ListRefused):
        brought_in(made, GOOD[0], *bad)


def test_who_may_not_and_what_bears_a_mark_is_refused(made):
    with refused("已有条目由柳溪镇人民政府的政务公开专员导入、移除。"):
        brought_in(made, *GOOD, by="administrator")
    client = signed_in(made, "clerk")
    answer = sent(made, client, book(("机密★1年", f"https://{HOST}/1", "2024-05-06", "", "", "")))
    assert (answer.status_code, errors(answer)) == (422, [f"填好的清单：{CLASSIFIED}"])
    assert (Listing.rows.count(), Entry.rows.order_by("-pk").first().verb) == (0, "postings.refuse_classified")


def test_an_imported_title_is_taken_out_by_the_clerk_alone_and_a_document_never(made):
    brought_in(made, *GOOD)
    listing = Listing.rows.get(title="惠农补贴公示")
    with refused("已有条目由柳溪镇人民政府的政务公开专员导入、移除。"):
        unlist(listing, by=made["leader"], at=AT)
    unlist(listing, by=made["clerk"], at=AT)
    assert ([row.title for row in Listing.rows.all()], match("惠农补贴").hits) == (["桃园村账目公开"], ())
    hand_in(for_the_portal(made), url=URL, on=AT.date(), screenshot=picture(), by=made["clerk"], at=AT)
    with refused("这一条是登记的公开件，不是导入的，不能在这里移除。"):
        unlist(Listing.rows.exclude(document=None).get(), by=made["clerk"], at=AT)


def test_a_list_is_shown_first_and_listed_when_it_is_confirmed(made):
    client = signed_in(made, "clerk")
    with unchanged():
        answer = sent(made, client, book(*GOOD))
    assert "新列入 2 条，改正 0 条，没有变化 0 条。" in words(answer)
    confirmed = client.post("/desk/postings/import/confirm/", {"signed": answer.context["signed"]}, follow=True)
    assert "已导入：新列入 2 条，改正 0 条，没有变化 0 条。" in words(confirmed)
    assert Listing.rows.count() == 2
    stale = client.post("/desk/postings/import/confirm/", {"signed": answer.context["signed"][:-1]})
    assert (stale.status_code, errors(stale)) == (422, ["核对以后过了一个小时，或者页面被改动，请重新上传清单。"])


def test_two_thousand_rows_are_taken_and_one_more_is_not(made):
    rows = [(f"公示第{n}号", f"https://{HOST}/{n}.html", "2024-05-06", "butie", "", "") for n in range(MOST_ROWS + 1)]
    with pytest.raises(Unreadable) as refusal:
        lines(*rows)
    assert str(refusal.value) == "清单有 2001 行，一次最多 2000 行，请分几次导入。"
    client = signed_in(made, "clerk")
    answer = sent(made, client, book(*rows[:MOST_ROWS]))
    assert "读到 2000 条" in words(answer)
    assert len(answer.context["signed"]) < 200_000
