"""解读的页面：plan, blocks and checks as they are typed; what is missing is told; how much is explained."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.explainers.queries.coverage import coverage
from mingtang.explainers.workbook import write
from mingtang.interpretation.actions import blocks
from mingtang.interpretation.models import Block, Explainer
from mingtang.law.explainer_blocks import BlockKind
from mingtang.ui.opened import CHANGED_SINCE
from tests.drafting.conftest import picture
from tests.interpretation.conftest import AT, both_signed, planned
from tests.interpretation.test_synchronous import out
from tests.pages import errors, words
from tests.roles import outcome, signed_in


@pytest.fixture
def desk(made):
    return signed_in(made, "officer")


@pytest.fixture
def explainer(made, manuscript):
    return planned(made, manuscript)


def test_a_plan_begins_on_the_page_of_the_manuscript(made, manuscript, desk):
    page = desk.get(f"/desk/drafts/{manuscript.pk}/")
    shown = words(page)
    assert ["同步组织、同步审签、同步部署" in shown, "还没有解读方案，不能送审。" in shown] == [True, True]
    url = f"/desk/explainers/for/{manuscript.pk}/"
    assert url in page.content.decode()
    typed = {"title": "怎么办", "outline": "", "formats": ["answers"], "interpreter": "负责人"}
    refused = desk.post(url, typed)
    assert [refused.status_code, "请写解读的提纲：讲清哪些内容。" in words(refused)] == [422, True]
    assert 'value="怎么办"' in refused.content.decode()
    desk.post(url, typed | {"outline": "讲清。", "ways": ["site"], "planned_on": "2099-03-20"})
    made_one = Explainer.rows.get()
    assert (made_one.title, made_one.forms, made_one.ways) == ("怎么办", ["answers"], ["site"])
    assert "怎么办" in words(desk.get(f"/desk/drafts/{manuscript.pk}/"))


def test_rows_are_typed_one_below_the_other_and_come_back_when_refused(desk, explainer):
    url = f"/desk/explainers/{explainer.pk}/blocks/new/gets/"
    rows = {"rows-TOTAL_FORMS": 2, "rows-INITIAL_FORMS": 0, "rows-0-who": "种粮农户"}
    refused = desk.post(url, rows)
    assert [refused.status_code, "第 1 行还要写：得到什么、怎样申请。" in words(refused)] == [422, True]
    assert 'value="种粮农户"' in refused.content.decode()
    desk.post(url, rows | {"rows-0-what": "秸秆还田补助", "rows-0-how": "向村里登记"})
    (row,) = Block.rows.get().told["rows"]
    assert (row["who"], row["what"], row["how"], row["much"]) == ("种粮农户", "秸秆还田补助", "向村里登记", "")


def test_two_tabs_do_not_write_over_each_other_and_what_was_typed_comes_back(made, desk, explainer):
    told = {"heading": "", "text": "背景。"}
    block = blocks.add(explainer, kind=BlockKind.TEXT, told=told, by=made["officer"], at=AT)
    url = f"/desk/explainers/{explainer.pk}/blocks/{block.pk}/"
    opened = desk.get(url).context["form"]["opened"].value()
    assert desk.post(url, told | {"text": "第一个窗口。", "opened": opened}).status_code == 302
    answer = desk.post(url, told | {"text": "第二个窗口。", "opened": opened})
    assert (answer.status_code, blocks.CHANGED in words(answer), "第二个窗口。" in words(answer)) == (422, True, True)
    assert Block.rows.get().told["text"] == "第一个窗口。"


def test_two_tabs_do_not_write_over_each_other_in_the_plan(desk, explainer):
    url = f"/desk/explainers/{explainer.pk}/plan/"
    page = desk.get(url)
    told = {"title": explainer.title, "formats": explainer.forms, "ways": explainer.ways, "interpreter": "农业办负责人"}
    told |= {"planned_on": explainer.planned_on.isoformat(), "opened_as": page.context["opened_as"]}
    assert desk.post(url, told | {"outline": "第一个窗口的提纲。"}).status_code == 302
    answer = desk.post(url, told | {"outline": "第二个窗口的提纲。"})
    said = words(answer)
    assert [one in said for one in (CHANGED_SINCE, "第一个窗口的提纲。", "第二个窗口的提纲。")] == [True] * 3
    assert Explainer.rows.get().outline == "第一个窗口的提纲。"
    again = told | {"outline": "第二个窗口的提纲。", "opened_as": answer.context["opened_as"]}
    assert desk.post(url, again).status_code == 302


def test_a_plan_that_is_sent_twice_is_one(made, manuscript):
    assert planned(made, manuscript) == planned(made, manuscript)
    assert Explainer.rows.count() == 1


def test_a_year_that_never_was_is_this_year(made, desk):
    assert [desk.get(f"/desk/explainers/coverage/?year={year}").status_code for year in ("0000", "0001", "2026")] == [
        200
    ] * 3


def test_rows_that_came_without_their_count_are_refused_in_words(desk, explainer):
    answer = desk.post(f"/desk/explainers/{explainer.pk}/blocks/new/answers/", {"rows-0-question": "问"})
    assert "各行没有完整送到，请从解读的“内容”里重新打开这一块，再填一次。" in words(answer)


def test_what_is_too_long_in_a_row_is_said_above_with_its_row_and_field(desk, explainer):
    url = f"/desk/explainers/{explainer.pk}/blocks/new/answers/"
    rows = {"rows-TOTAL_FORMS": 2, "rows-INITIAL_FORMS": 0, "rows-1-question": "问" * 121, "rows-1-answer": "答"}
    answer = desk.post(url, rows)
    assert (answer.status_code, [one.split("：")[0] for one in errors(answer)]) == (422, ["第 2 行的“问”"])


def test_a_chart_is_drawn_from_a_sheet(desk, explainer):
    book = openpyxl.Workbook()
    for line in (("年份", "补助（元）"), ("2025", 15), ("2026", 20)):
        book.active.append(line)
    data = io.BytesIO()
    book.save(data)
    url = f"/desk/explainers/{explainer.pk}/blocks/new/chart/"
    told = {"heading": "补助每亩多了 5 元", "shape": "bars", "unit": "元"}
    answer = desk.post(url, told | {"sheet": SimpleUploadedFile("补助.xlsx", data.getvalue())})
    assert answer.status_code == 302, words(answer)
    assert Block.rows.get().told["table"] == "年份 | 补助（元）\n2025 | 15\n2026 | 20"
    shown = words(desk.get(f"/desk/explainers/{explainer.pk}/"))
    assert ["补助每亩多了 5 元" in shown, "2026 20 元" in shown] == [True, True]


def test_a_portrait_is_seen_by_the_organ_and_by_nobody_else_before_release(made, desk, explainer):
    url = f"/desk/explainers/{explainer.pk}/blocks/new/leader/"
    told = {"name": "王某某", "post": "农业办主任", "text": "这次补助看实际还田面积。", "alt": "王某某在田边讲解"}
    assert desk.post(url, told | {"picture": picture()}).status_code == 302
    file = f"/desk/files/{Block.rows.get().picture.key}/"
    seen = [outcome(signed_in(made, who).get(file)) for who in ("officer", "leader", "neighbour-clerk")]
    assert seen == [200, 200, 404]


def test_what_is_not_told_and_what_is_copied_is_said(made, manuscript, desk, explainer):
    copied = "柳溪镇行政区域内禁止露天焚烧秸秆。"
    told = {"heading": "", "text": copied}
    blocks.add(explainer, kind=BlockKind.TEXT, told=told, by=made["officer"], at=AT)
    shown = words(desk.get(f"/desk/explainers/{explainer.pk}/"))
    assert "好像没有讲到：背景依据、目的" in shown
    assert "有 100% 的字句与文件原文一样。解读不是摘抄，请换成群众听得懂的话。" in shown


def test_a_doubt_is_settled_on_the_page_of_checks(made, desk, explainer):
    told = {"heading": "", "text": "详见（具体网址）。"}
    blocks.add(explainer, kind=BlockKind.TEXT, told=told, by=made["officer"], at=AT)
    url = f"/desk/explainers/{explainer.pk}/checks/"
    page = desk.get(url)
    assert "请核对 1 处" in words(page)
    mark = page.context["waiting"][0][0].noticed.mark
    assert desk.post(f"{url}excuse/", {"mark": mark, "reason": ""}).status_code == 422
    assert desk.post(f"{url}excuse/", {"mark": mark, "reason": "平台名称按上级文件写。"}).status_code == 302
    assert "写明理由忽略的" in words(desk.get(url))


def test_the_planned_day_is_called_planned_and_the_true_one_is_told_of_what_is_public(made, manuscript, desk):
    explainer = planned(made, manuscript)
    told = (words(desk.get("/desk/explainers/")), words(desk.get(f"/desk/drafts/{manuscript.pk}/")))
    assert ["计划2026年3月9日公开" in shown for shown in told] == [True, True]
    out(made, *both_signed(made, manuscript, explainer))
    shown = words(desk.get("/desk/explainers/"))
    assert ["2026年3月4日公开" in shown, "计划" in shown, "3月9日" in shown] == [True, False, False]


def test_coverage_counts_what_is_explained_what_is_exempt_and_what_is_not(made, manuscript, desk):
    document, explainer = both_signed(made, manuscript, planned(made, manuscript))
    out(made, document, explainer)
    found = coverage(made.organ, year=2026)
    assert found.finding == "2026年公开了 1 件要解读的文件，解读了 1 件"
    assert [[int(value) for value in values] for _, values in found.by_quarter()] == [[1, 1], [0, 0], [0, 0], [0, 0]]
    assert found.by_form() == [{"label": "简明问答", "count": 1}, {"label": "数字图表图解", "count": 1}]
    assert coverage(made.organ, year=2025).finding == "2025年还没有公开要解读的文件"
    shown = words(desk.get("/desk/explainers/coverage/?year=2026"))
    assert ["2026年公开了 1 件要解读的文件，解读了 1 件" in shown, "第一季度" in shown] == [True, True]
    sheet = openpyxl.load_workbook(io.BytesIO(write(found))).active
    assert [cell.value for cell in sheet[3]][1:] == [
        "柳溪镇秸秆禁烧管理规定", "柳政发〔2026〕3号", "其他政策文件", "已解读", "简明问答、数字图表图解",
    ]  # fmt: skip


def test_the_list_asks_as_much_for_one_as_for_thirty(made, manuscript, desk, explainer):
    def asked():
        with CaptureQueriesContext(connection) as told:
            assert desk.get("/desk/explainers/").status_code == 200
        return len(told)

    one = asked()
    for number in range(29):
        planned(made, manuscript, title=f"解读{number}")
    assert asked() == one


def test_every_kind_of_block_is_shown_to_the_public(made, manuscript):
    explainer, told = planned(made, manuscript), {"by": made["officer"], "at": AT}
    chart = {
        "heading": "一年比一年多",
        "shape": "line",
        "unit": "元",
        "table": "年 | 甲 | 乙\n上年 | 1 | 2\n今年 | 2 | 4",
    }
    media = {"heading": "讲解", "medium": "video", "url": "https://a.example/v", "text": "大家好，今天讲补助。"}
    flow = {"heading": "怎样领", "rows": [{"step": "登记", "detail": "到村里登记。"}, {"step": "领钱", "detail": ""}]}
    gets = {"heading": "", "rows": [{"who": "农户", "what": "补助", "much": "", "how": "登记", "until": ""}]}
    for kind, one in (("chart", chart), ("media", media), ("flow", flow), ("gets", gets)):
        blocks.add(explainer, kind=BlockKind(kind), told=one, **told)
    out(made, *both_signed(made, manuscript, explainer))
    page = Client().get(explainer.address)
    shown = words(page)
    assert [one in shown for one in ("一年比一年多", "大家好，今天讲补助。", "到村里登记。", "到什么时候")] == [
        True
    ] * 4
    assert page.content.decode().count('class="stroke-series-1"') == 2
    assert "形式 简明问答、数字图表图解、视频" in shown
