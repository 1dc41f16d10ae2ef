"""从文件建稿的页面。"""

from datetime import datetime
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from mingtang.accessions.actions import Accessioned, accession
from mingtang.accessions.forms import AccessionForm
from mingtang.accessions.word import take_in
from mingtang.drafting import reasons
from mingtang.drafting.models import Manuscript
from mingtang.drafting.views.drafts import after_saving, chosen
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons

NAMES = {
    "title": "标题",
    "number": "发文字号",
    "issuer": "发布机构",
    "made_on": "成文日期",
    "in_force_on": "施行日期",
    "expires_on": "有效期到",
    "addressees": "主送机关",
    "openness": "公开属性",
    "attachments": "附件",
    "repeals": "同时废止",
}
OPENNESS = {"open": "主动公开", "on_request": "依申请公开", "closed": "不予公开"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """从文件建稿，and what was read, with what to look at."""
    at = clock.now()
    units = reasons.units_to_write_for(request.user, at=at)
    typed = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AccessionForm(*typed, units=units)
    if request.method == "POST" and form.is_valid():
        unit = form.units[form.cleaned_data["unit"]]
        try:
            made = accession(unit, upload=form.cleaned_data["file"], by=request.user, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            return render(request, "accessions/made.html", {"made": made, "told": told(made), "unsure": unsure(made)})
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "accessions/new.html", {"form": form, "units": units}, status=status)


def told(made: Accessioned) -> list[tuple[str, str]]:
    """读出的各项，as a reader names them."""
    said = dict(made.fields)
    if "openness" in said:
        said["openness"] = OPENNESS[said["openness"]]
    return [(NAMES[name], said[name]) for name in NAMES if name in said]


def unsure(made: Accessioned) -> list[str]:
    """要核对的，each with its place."""
    return [
        f"{NAMES[name]}{f'（{where}）' if where else ''}：{sentence}" for name, where, sentence in made.official.unsure
    ]


@login_required
@require_POST
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """读入 Word 文档。"""

    def act(manuscript: Manuscript, at: datetime) -> str:
        upload = chosen(request, "word")
        told = take_in(manuscript, upload=upload, version=manuscript.version, by=request.user, at=at)
        for note in told.notes:
            messages.warning(request, note)
        return "已读入，请通读一遍。"

    return after_saving(request, pk, act)
