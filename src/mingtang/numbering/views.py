"""索引号：the code that stands in front of an organ's index numbers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from mingtang.law.index_numbers import doubts_about_prefix, index_number
from mingtang.law.rules import RuleBroken
from mingtang.numbering import queries
from mingtang.numbering.actions import set_rule
from mingtang.numbering.forms import PrefixForm
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, organ: str) -> HttpResponse:
    """一个机关的索引号规则。"""
    at, by = clock.now(), request.user
    found = found_or_404(next((pair for pair in queries.organs_numbered_by(by, at=at) if pair[0].code == organ), None))
    unit, standing = found
    form = PrefixForm(request.POST or None, initial={"prefix": standing.prefix if standing else ""})
    if request.method == "POST" and form.is_valid():
        try:
            made = set_rule(unit, prefix=form.cleaned_data["prefix"], by=by, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken, "prefix")
        else:
            messages.success(request, "单位编码已保存，今后编的索引号用它；已经编出的不变。")
            for doubt in doubts_about_prefix(made.prefix):
                messages.warning(request, doubt)
            return redirect("numbering:rule", organ)
    context = {
        "organ": unit,
        "rule": standing,
        "form": form,
        "example": index_number(standing.prefix, year=day_of(at).year, serial=1) if standing else "",
        "doubts": doubts_about_prefix(standing.prefix) if standing else (),
    }
    return render(request, "numbering/rule.html", context, status=422 if form.errors else 200)
