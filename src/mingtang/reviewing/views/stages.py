"""审签环节的设置：of each kind at each organ in sight, with its days and what was set before."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.editorial import ports
from mingtang.law.editorial import CONFIRMED_KINDS, REVIEW_DAYS, parsed, usual_stages, written
from mingtang.organs.models import Unit
from mingtang.reviewing import queries
from mingtang.reviewing.forms import StagesForm
from mingtang.stages import actions
from mingtang.stages.models import StageRule
from mingtang.stages.queries import rules_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried


@login_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """审签环节，organ by organ."""
    organs = queries.organs(request.user, at=clock.now())
    rules = rules_of(organ.pk for organ in organs)
    told = [
        (organ, [_row(kind, rules.get((organ.pk, kind.key), [])) for kind in ports.kinds().values()])
        for organ in organs
    ]
    return render(request, "reviewing/stages.html", {"organs": told})


def _row(kind: ports.PublicationKind, rules: list[StageRule]) -> dict[str, Any]:
    newest = rules[0] if rules else None
    stages = parsed(newest.stages) if newest else usual_stages(kind.key)
    own = newest.days if newest else {}
    return {
        "kind": kind,
        "stages": [(stage.label, own.get(stage.value, REVIEW_DAYS[stage])) for stage in stages],
        "newest": newest,
        "is_fixed": kind.key in CONFIRMED_KINDS,
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """一个机关一种公开件的环节。"""
    at, by = clock.now(), request.user
    organ = next((organ for organ in queries.organs(by, at=at) if organ.code == code), None)
    if organ is None or kind not in ports.kinds():
        raise Http404
    rules = rules_of([organ.pk]).get((organ.pk, kind), [])
    if request.method != "POST":
        return _page(request, organ, kind, rules, StagesForm(initial=_initial(kind, rules)))
    form = StagesForm(request.POST)

    def act() -> Done:
        actions.set_stages(organ, kind=kind, stages=form.told_stages, days=form.told_days, by=by, at=at)
        return Done(
            "已设置，从下一次送审起按它办；在办的还按送审时的办。", redirect("reviewing:stage-rule", code, kind)
        )

    return tried(request, form, act) or _page(request, organ, kind, rules, form, status=422)


def _initial(kind: str, rules: list[StageRule]) -> dict[str, Any]:
    newest = rules[0] if rules else None
    days = {f"days_{name}": number for name, number in (newest.days if newest else {}).items()}
    return {"stages": newest.stages if newest else written(usual_stages(kind)), **days}


def _page(
    request: HttpRequest, organ: Unit, kind: str, rules: list[StageRule], form: StagesForm, *, status: int = 200
) -> HttpResponse:
    told = ports.kinds()[kind]
    against = actions.reasons_against_setting(organ, by=request.user, at=clock.now())
    if kind in CONFIRMED_KINDS:
        against.append("这一种公开件由一人确认，环节不能改。")
    context = {
        "organ": organ,
        "kind": told,
        "now": _row(told, rules),
        "history": [(rule, _row(told, [rule])["stages"]) for rule in rules],
        "reasons": against,
        "form": form,
    }
    return render(request, "reviewing/stage_rule.html", context, status=status)
