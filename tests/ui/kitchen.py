"""把每个组件都摆出来的几页：浏览器里看样子，测试里查可及性。"""

from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import render

from mingtang.ui import charts
from mingtang.ui.widgets import DateInput

ORGAN = SimpleNamespace(code="yangli", name="样例县样例镇人民政府")
PERSON = SimpleNamespace(
    is_authenticated=True,
    name="李四",
    unit=SimpleNamespace(short_name="党政办公室"),
    post_kinds=lambda on: frozenset({"disclosure_clerk"}),
)
NAV = [
    {"label": "今日", "url": "desk:today", "key": "t", "posts": ()},
    {"label": "我的任务", "url": "/kitchen/mine/", "key": "m", "posts": ()},
    {"label": "台账", "url": "desk:ledger", "key": "l", "posts": ("disclosure_clerk",)},
    {"label": "审核", "url": "/kitchen/review/", "key": "r", "posts": ("reviewer",)},
    {"label": "久未更新", "url": "/kitchen/stalled/", "key": "s", "posts": ()},
    {"label": "人员与岗位", "url": "/kitchen/people/", "key": "p", "posts": ()},
]
CHAPTERS = [
    {"label": "一、把惠民政策送到村头", "url": "#c-1", "done": 9, "in_progress": 6, "stale": 2, "not_started": 4},
    {
        "label": "二、围绕群众关心的急难愁盼问题，深化重点领域信息公开，完善基层政务公开标准目录",
        "done": 4,
        "in_progress": 11,
        "stale": 4,
        "not_started": 0,
    },
    {"label": "三、强化政策解读回应", "done": 0, "in_progress": 0, "stale": 0, "not_started": 7},
    {"label": "四、加强组织保障", "done": 5, "in_progress": 0, "stale": 0, "not_started": 0},
]
DUE = (0, 0, 3, 0, 0, 6, 0, 1, 5, 2, 1, 21)
EVIDENCE = (1, 0, 4, 6, 2, 9, 3, 3, 8, 5, 4, 0)
MONTHS = [
    {"month": place, "due": due, "evidence": evidence, "current": place == 11}
    for place, (due, evidence) in enumerate(zip(DUE, EVIDENCE, strict=True), start=1)
]
SHANGHAI = ZoneInfo("Asia/Shanghai")
EVENTS = [
    {"at": date(2026, 2, 20), "what": "列入工作要点", "who": "党政办公室"},
    {
        "at": datetime(2026, 7, 2, 9, 40, tzinfo=SHANGHAI),
        "what": "登记佐证：第二季度补贴公示照片",
        "who": "李四",
        "detail": "公示期 6月20日至6月27日，没有异议。",
        "url": "#photo",
    },
    {"at": date(2026, 11, 22), "what": "等第三季度佐证", "detail": "还有 6 个工作日，11月30日前。", "place": "now"},
    {"at": date(2026, 12, 31), "what": "最后一次公布", "place": "next"},
]
PAIRS = [
    ("编号", "1.1.2"),
    ("主办", "党政办公室"),
    ("协办", ""),
    ("依据", "《政府信息公开条例》第二十一条"),
    ("期限", "每季度末，最近一次是 2026年12月31日"),
]
REASONS = (
    "还没有通过的佐证，认定完成至少要有一份。",
    "您是佐证的登记人，完成要由另一人认定。",
)


class EvidenceForm(forms.Form):
    """登记佐证的样子。"""

    title = forms.CharField(label="佐证名称", max_length=30, help_text="例如：第三季度补贴公示照片")
    happened_on = forms.DateField(label="发生日期", widget=DateInput())
    kind = forms.ChoiceField(label="种类", choices=[("file", "文件"), ("link", "链接")], widget=forms.RadioSelect)
    offices = forms.MultipleChoiceField(
        label="协办科室",
        required=False,
        choices=[("a", "农业农村办公室"), ("b", "综合执法队")],
        widget=forms.CheckboxSelectMultiple,
        help_text="没有就不选。",
    )
    paper = forms.FileField(label="附件", required=False, help_text="照片、文档、表格，不超过 20 兆。")
    note = forms.CharField(label="说明", required=False, widget=forms.Textarea)
    sure = forms.BooleanField(label="我确认附件里没有个人信息")
    back = forms.CharField(widget=forms.HiddenInput, required=False)


class FilterForm(forms.Form):
    """筛选的样子。"""

    prefix = "filter"
    office = forms.ChoiceField(label="主办", required=False, choices=[("", "全部"), ("a", "党政办公室")])
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), ("stale", "需更新")])


class SignInForm(forms.Form):
    """登录的样子。"""

    username = forms.CharField(label="账号")
    password = forms.CharField(label="密码", widget=forms.PasswordInput)


def public(request):
    return render(
        request,
        "kitchen/public.html",
        {
            "organ": ORGAN,
            "line": charts.progress_line(18, 17, 6, 11),
            "bars": charts.stacked_bars_by_chapter(CHAPTERS),
            "months": charts.months_strip(MONTHS),
            "events": EVENTS,
            "pairs": PAIRS,
        },
    )


def desk(request):
    request.user = PERSON
    messages.success(request, "佐证已登记。")
    messages.error(request, "第 3 行没有读出期限，请手工填写。")
    return render(
        request,
        "kitchen/desk.html",
        {
            "user": PERSON,
            "events": EVENTS,
            "pairs": PAIRS,
            "reasons": REASONS,
            "form": EvidenceForm({"title": "长" * 31, "happened_on": "昨天"}),
            "filter_form": FilterForm(),
            "page_obj": Paginator(range(128), 50).page(2),
            "heartbeat": {"words": "到期检查 3 分钟前运行正常", "tone": "good"},
        },
    )


def plain(request):
    return render(request, "kitchen/plain.html", {"form": SignInForm()})
