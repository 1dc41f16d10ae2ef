"""组件：动作、表单、翻页、事实、经过、日期。"""

import re
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.paginator import Paginator
from django.template import Context, Engine, Template

from tests.ui.kitchen import EVENTS, EvidenceForm, SignInForm
from tests.ui.trees import fragment, words


def tree(source, **context):
    """What a component draws."""
    return fragment(Template("{% load ui %}" + source).render(Context(context)))


def test_an_act_that_is_allowed_is_a_form_of_its_own():
    form = tree('{% act "公开" "/go/" tone="main" name="how" value="now" %}', csrf_token="t0ken").find(".//form")
    button = form.find("button")
    assert form.attrib == {"method": "post", "action": "/go/"}
    assert form.find("input").get("value") == "t0ken"
    assert button.attrib == {"type": "submit", "class": "button button-main", "name": "how", "value": "now"}


def test_an_act_that_is_refused_gives_all_reasons_and_what_would_allow_it():
    drawn = tree('{% act "公开" "/go/" reasons=reasons allow="请审核人先审。" %}', reasons=("还没有审核。", "缺日期。"))
    button = drawn.find(".//button")
    why = drawn.find(".//div[@id='act-1-why']")
    assert drawn.find(".//form") is None
    assert (button.get("type"), button.get("aria-disabled"), button.get("disabled")) == ("button", "true", None)
    assert button.get("aria-describedby") == "act-1-why"
    assert [words(item) for item in why.iter("li")] == ["还没有审核。", "缺日期。"]
    assert words(why.find("p[@class='act-allow']")) == "请审核人先审。"


def test_an_act_without_address_submits_the_form_around_it():
    drawn = tree('{% act "保存" %}')
    assert drawn.find(".//form") is None
    assert drawn.find(".//button").get("type") == "submit"


def test_an_act_that_only_reads_is_a_link():
    assert tree('{% act "下载" "/file/" method="get" %}').find(".//a").get("href") == "/file/"


def test_two_acts_on_a_page_keep_their_reasons_apart():
    drawn = tree('{% act "甲" reasons=why %}{% act "乙" reasons=why %}', why=["不行。"])
    assert [button.get("aria-describedby") for button in drawn.iter("button")] == ["act-1-why", "act-2-why"]


@pytest.mark.usefixtures("site")
def test_an_error_stands_beside_its_field_and_is_tied_to_it():
    drawn = tree("{% field form.title %}", form=EvidenceForm({"title": "长" * 31}))
    assert words(drawn.find(".//label")) == "佐证名称必填"
    assert drawn.find(".//input").get("aria-describedby") == "id_title_helptext id_title_error"
    assert words(drawn.find(".//div[@id='id_title_helptext']")) == "例如：第三季度补贴公示照片"
    assert words(drawn.find(".//ul[@id='id_title_error']")) == "最多30个字，现在有31个字，请删减。"


@pytest.mark.usefixtures("site")
def test_a_file_that_did_not_survive_the_errors_is_asked_for_again():
    paper = SimpleUploadedFile("照片.jpg", b"x")
    sent = tree("{% field form.paper %}", form=EvidenceForm({"title": ""}, {"paper": paper}))
    assert words(sent.find(".//p[@class='field-again']")) == "文件要重新选择：表单退回以后，刚才选的不会留下。"
    for form in (EvidenceForm(), EvidenceForm({"title": ""})):
        assert tree("{% field form.paper %}", form=form).find(".//p[@class='field-again']") is None


@pytest.mark.usefixtures("site")
def test_what_may_stay_empty_says_so():
    assert words(tree("{% field form.note %}", form=EvidenceForm()).find(".//label")) == "说明可不填"


@pytest.mark.usefixtures("site")
def test_a_group_of_choices_has_a_legend():
    drawn = tree("{% field form.offices %}", form=EvidenceForm())
    assert words(drawn.find(".//legend")) == "协办科室可不填"
    assert drawn.find(".//fieldset").get("aria-describedby") == "id_offices_helptext"


@pytest.mark.usefixtures("site")
def test_the_list_of_errors_leads_to_every_field():
    form = EvidenceForm({"title": "照片", "happened_on": "2026-13-01", "kind": "file", "sure": "on"})
    drawn = tree("{% form_errors form %}", form=form)
    assert words(drawn.find(".//h2")) == "有1处需要修改"
    assert [(a.get("href"), words(a)) for a in drawn.iter("a")] == [
        ("#id_happened_on", "发生日期：没有这一天，请按2026-11-30的样子填写日期。")
    ]


@pytest.mark.usefixtures("site")
def test_errors_of_no_single_field_stand_in_the_list_too():
    form = SignInForm({"username": "a", "password": "b"})
    form.add_error(None, "账号或密码不对。")
    assert [words(item) for item in tree("{% form_errors form %}", form=form).iter("li")] == ["账号或密码不对。"]


@pytest.mark.usefixtures("site")
def test_a_form_without_errors_has_no_list():
    assert Template("{% load ui %}{% form_errors form %}").render(Context({"form": SignInForm()})).strip() == ""


@pytest.mark.usefixtures("site")
def test_a_whole_form_is_drawn_the_same_way():
    drawn = tree("{{ form }}", form=SignInForm({"username": "", "password": "b"}))
    assert [a.get("href") for a in drawn.iter("a")] == ["#id_username"]
    assert [words(label) for label in drawn.iter("label")] == ["账号必填", "密码必填"]


def test_pages_keep_the_other_conditions(rf):
    page = Paginator(range(128), 50).page(2)
    drawn = tree('{% pages page "项" %}', page=page, request=rf.get("/", {"page": "2", "q": "补贴&x"}))
    assert [a.get("href") for a in drawn.iter("a")] == [
        "?q=%E8%A1%A5%E8%B4%B4%26x&page=1",
        "?q=%E8%A1%A5%E8%B4%B4%26x&page=3",
    ]
    assert words(drawn.find(".//p")) == "共128项，第2页，共3页"


def test_a_single_page_only_counts(rf):
    page = Paginator(range(3), 50).page(1)
    drawn = tree("{% pages page %}", page=page, request=rf.get("/"))
    assert drawn.find(".//a") is None
    assert words(drawn) == "共3条"


def test_a_fact_that_is_missing_says_so_and_nought_is_a_fact():
    drawn = tree("{% facts pairs %}", pairs=[("协办", ""), ("期限", None), ("佐证", 0)])
    assert [words(value) for value in drawn.iter("dd")] == ["未填", "未填", "0"]


def test_events_stand_in_order_with_their_place():
    drawn = tree("{% line_of_events events %}", events=EVENTS)
    assert [item.get("class") for item in drawn.iter("li")] == [
        "event event-done",
        "event event-done",
        "event event-now",
        "event event-next",
    ]
    assert [words(at) for at in drawn.iter("time")] == [
        "2026年2月20日",
        "2026年7月2日09:40",
        "2026年11月22日",
        "2026年12月31日",
    ]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2026, 1, 2), "2026年1月2日"),
        (datetime(2026, 1, 1, 17, 30, tzinfo=UTC), "2026年1月2日"),
        (None, ""),
    ],
)
def test_a_day_is_the_day_in_china(value, expected):
    assert Template("{% load ui %}{{ value|day }}").render(Context({"value": value})) == expected


def test_a_moment_is_told_in_chinese_time():
    value = datetime(2026, 1, 1, 17, 30, tzinfo=UTC)
    source = "{% load ui %}{{ value|moment }} {{ value|month_day }}"
    assert Template(source).render(Context({"value": value})) == "2026年1月2日 01:30 1月2日"


@pytest.mark.parametrize(("done", "total", "end"), [(3, 8, "38%"), (8, 8, "100%"), (0, 4, None), (0, 0, None)])
def test_progress_is_a_line_as_long_as_the_share(done, total, end):
    drawn = tree("{% progress done total %}", done=done, total=total)
    line = drawn.find(".//line[@class='progress-done']")
    assert (None if line is None else line.get("x2")) == end
    assert words(drawn) == f"已完成{done}项，共{total}项"


def test_every_upload_is_warned():
    assert words(tree("{% upload_notice %}").find(".//strong")) == "涉密、工作秘密文件不得上传。"


def test_an_empty_place_says_what_to_do_next():
    drawn = tree('{% empty "还没有佐证" "先登记一份。" "/new/" "登记佐证" %}')
    assert words(drawn) == "还没有佐证先登记一份。登记佐证"
    assert drawn.find(".//a").get("href") == "/new/"


def test_acts_of_included_templates_have_ids_of_their_own(tmp_path):
    (tmp_path / "part.html").write_text('{% load ui %}{% act "认定" "/go/" hint="照实认定" %}')
    engine = Engine(dirs=[tmp_path], app_dirs=True, libraries={"ui": "mingtang.ui.templatetags.ui"})
    page = engine.from_string('{% for _ in "ab" %}{% include "part.html" %}{% endfor %}')
    ids = re.findall(r'id="([^"]+)"', page.render(Context()))
    assert ids == ["act-1-hint", "act-2-hint"]
