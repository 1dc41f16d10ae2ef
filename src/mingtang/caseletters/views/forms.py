"""文书范本的页面：each letter's text, changed by the administrator with a preview, and the settings of an organ."""

from datetime import date, datetime
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.caseletters.actions import forms as actions
from mingtang.caseletters.forms import ChangeForm, RuleForm
from mingtang.caseletters.queries import forms as queries
from mingtang.caseletters.setting import letter_of, text_of
from mingtang.caseletters.views.case import letter_kind_or_404
from mingtang.law.case_letters import LetterKind
from mingtang.law.rules import RuleBroken
from mingtang.letters.preview import to_html
from mingtang.organs.models import Unit
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import add_reasons


def _organ_or_404(request: HttpRequest, code: str, *, at: datetime) -> Unit:
    return found_or_404(queries.organ_seen(request.user, code, at=at))


@login_required
@require_safe
def organs(request: HttpRequest) -> HttpResponse:
    """文书范本，organ by organ; straight on where there is one."""
    found = queries.organs_seen(request.user, at=clock.now())
    if len(found) == 1:
        return redirect("caseletters:forms", found[0].code)
    return render(request, "caseletters/organs.html", {"organs": found})


@login_required
@require_safe
def index(request: HttpRequest, organ: str) -> HttpResponse:
    """一个机关的范本。"""
    unit = _organ_or_404(request, organ, at=clock.now())
    rows = queries.rows_of(unit)
    context = {
        "organ": unit,
        "notices": [row for row in rows if not row.kind.is_reply],
        "replies": [row for row in rows if row.kind.is_reply],
        "rule": queries.rule_of(unit),
    }
    return render(request, "caseletters/forms.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, organ: str, letter: str) -> HttpResponse:
    """一种文书的范本：look, change, go back to the shipped one."""
    at = clock.now()
    unit, kind = _organ_or_404(request, organ, at=at), letter_kind_or_404(letter)
    row = queries.row_of(unit, kind)
    if request.method != "POST":
        return _form(request, unit, row, ChangeForm(initial={"text": row.text}), row.text)
    typed, act = ChangeForm(request.POST), request.POST.get("act")
    try:
        if act == "shipped":
            actions.shipped_form(unit, kind, by=request.user, at=at)
            messages.success(request, "已恢复自带的范本。")
            return redirect("caseletters:form", organ, letter)
        if typed.is_valid() and act == "save":
            actions.change_form(unit, kind, text=typed.cleaned_data["text"], by=request.user, at=at)
            messages.success(request, "范本已保存。从现在起拟写的文书按它填，已经定稿的不变。")
            return redirect("caseletters:form", organ, letter)
    except RuleBroken as broken:
        add_reasons(typed, broken)
    return _previewed(request, unit, row, typed)


def _previewed(request: HttpRequest, unit: Unit, row: queries.FormRow, typed: ChangeForm) -> HttpResponse:
    text = typed.cleaned_data.get("text", "") if typed.is_valid() else typed.data.get("text", "")
    reasons = actions.reasons_against_text(row.kind, text)
    if reasons and typed.is_valid():
        add_reasons(typed, RuleBroken(reasons))
    status = HTTPStatus.OK if typed.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    return _form(request, unit, row, typed, "" if reasons else text, status=status)


def _form(
    request: HttpRequest, unit: Unit, row: queries.FormRow, typed: ChangeForm, text: str, *, status: int = HTTPStatus.OK
) -> HttpResponse:
    at = clock.now()
    context = {
        "organ": unit,
        "row": row,
        "form": typed,
        "preview": _sample(unit, row.kind, text, on=day_of(at)) if text else "",
        "history": queries.history(unit, row.kind),
        "reasons": actions.reasons_against_changing(unit, by=request.user, at=at),
        "known": row.kind.known,
    }
    return render(request, "caseletters/form.html", context, status=status)


def _sample(unit: Unit, kind: LetterKind, text: str, *, on: date) -> str:
    """The form with each name standing for itself."""
    filled = text_of(text, {name: f"〔{name}〕" for name in kind.names})
    told = letter_of(kind, filled, organ=unit.name, addressee=f"〔{kind.to.label}〕", number="〔文号〕", on=on)
    return to_html(told)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, organ: str) -> HttpResponse:
    """文书设置。"""
    at = clock.now()
    unit = _organ_or_404(request, organ, at=at)
    last = queries.rule_of(unit)
    if request.method == "POST":
        typed = RuleForm(request.POST)
        if typed.is_valid():
            try:
                actions.set_rule(unit, typed.setting(), by=request.user, at=at)
            except RuleBroken as broken:
                add_reasons(typed, broken)
            else:
                messages.success(request, "文书设置已保存，从现在起拟写的文书按它写。")
                return redirect("caseletters:forms", organ)
    else:
        names = ("reviewer", "court", "number_form", "signer", "contact")
        usual = {"signer": "leader", "reviewer": unit.parent.name if unit.parent else ""}
        typed = RuleForm(initial={name: getattr(last, name) for name in names} if last else usual)
    context = {
        "organ": unit,
        "form": typed,
        "rule": last,
        "reasons": actions.reasons_against_changing(unit, by=request.user, at=at),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    return render(request, "caseletters/rule.html", context, status=status)
