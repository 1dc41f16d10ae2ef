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
from mingtang.accessions.telling import told, unsure
from mingtang.accessions.word import take_in
from mingtang.drafting import reasons
from mingtang.drafting.models import Manuscript
from mingtang.drafting.views.drafts import after_saving, chosen
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons


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
            return render(request, "accessions/made.html", _said(made))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "accessions/new.html", {"form": form, "units": units}, status=status)


def _said(made: Accessioned) -> dict[str, object]:
    return {"made": made, "told": told(made.fields), "unsure": unsure(made.official)}


@login_required
@require_POST
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """读入 Word 文档。"""

    def act(manuscript: Manuscript, at: datetime) -> str:
        upload = chosen(request, "word")
        read = take_in(manuscript, upload=upload, version=manuscript.version, by=request.user, at=at)
        for note in read.notes:
            messages.warning(request, note)
        return "已读入，请通读一遍。"

    return after_saving(request, pk, act)
