"""清理：the list, a new one, and the page of one with its ledger, its signatures and what is left."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from mingtang.cleanuplists.actions.publishing import reasons_against_publication
from mingtang.cleanuplists.forms import LedgerForm, NewForm, ProposalForm, ReadBackForm, ScopeForm, WordsForm
from mingtang.cleanuplists.publication import KIND
from mingtang.cleanuplists.told import plain_of, stands_of, told_of
from mingtang.cleanuplists.views.given_back import Tried, given_back
from mingtang.cleanups.actions import campaigns as acts
from mingtang.cleanups.models import Cleanup
from mingtang.cleanups.queries import standing, who
from mingtang.cleanups.queries.shown import shown
from mingtang.editorial.queries import current
from mingtang.law.cleanups import CleanupState, Fate
from mingtang.law.rules import refuse_if_any
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, tried
from mingtang.ui.charts import count_bars
from mingtang.ui.found import found_or_404
from mingtang.ui.opened import digest_of, reasons_against_saving
from mingtang.workplan.queries.posts import organs_kept_by, units_for_work

PER_PAGE, SHOWN = 50, 10
FILTERS = ("owner", "fate", "match")


def cleanup_or_404(request: HttpRequest, organ: str, number: int) -> Cleanup:
    """The campaign at an address; one that is out of sight and one that is not are the same."""
    return found_or_404(standing.cleanup_at(organ, number, request.user, at=clock.now()))


def asked_of(request: HttpRequest) -> dict[str, str]:
    """What the ledger is narrowed down to."""
    return {name: request.GET.get(name, "") for name in FILTERS}


@login_required
@require_safe
def cleanups(request: HttpRequest) -> HttpResponse:
    """清理。"""
    at, viewer = clock.now(), request.user
    page = Paginator(standing.cleanups(viewer, at=at), PER_PAGE).get_page(request.GET.get("page"))
    may_add = organs_kept_by(viewer, at=at).exists()
    return render(request, "cleanuplists/list.html", {"page_obj": page, "may_add": may_add})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """登记清理。"""
    at, by = clock.now(), request.user
    organs = organs_kept_by(by, at=at)
    if not organs:
        raise PermissionDenied
    units = standing.units_of(organs, on=day_of(at))
    form = NewForm(request.POST or None, organs=organs, units=units, initial={"organ": organs[0]})

    def act() -> Done:
        made = acts.begin(form.cleaned_data["organ"], scope=form.scope(), **form.units(), by=by, at=at)
        return Done("清理已登记，接着导入台账。", redirect("cleanups:cleanup", made.unit.code, made.number))

    if done := tried(request, form, act):
        return done
    status = 422 if request.method == "POST" else 200
    return render(request, "cleanuplists/edit.html", {"form": form, "heading": "登记清理"}, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """变更清理的范围和分工。"""
    at, by = clock.now(), request.user
    cleanup = cleanup_or_404(request, organ, number)
    if who.reasons_against_working(cleanup, by=by, at=at):
        raise PermissionDenied
    units = units_for_work(cleanup.unit, on=day_of(at))
    opened = plain_of(cleanup)
    changed = reasons_against_saving(request, stands=opened)
    form = ScopeForm(request.POST or None, units=units, initial=told_of(cleanup))

    def act() -> Done:
        refuse_if_any(changed)
        acts.change(cleanup, scope=form.scope(), **form.units(), by=by, at=at)
        return Done("已保存。", redirect("cleanups:cleanup", organ, number))

    if done := tried(request, form, act):
        return done
    context = {"form": form, "heading": f"修改“{cleanup.title}”", "cleanup": cleanup}
    context |= {"opened_as": digest_of(opened), "stands": stands_of(cleanup) if changed else []}
    return render(request, "cleanuplists/edit.html", context, status=422 if request.method == "POST" else 200)


@login_required
@require_safe
def show(request: HttpRequest, organ: str, number: int) -> HttpResponse:
    """一次清理。"""
    return page(request, cleanup_or_404(request, organ, number))


def page(request: HttpRequest, cleanup: Cleanup, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page of a campaign, with the form that was just refused in its place."""
    # 先记下样子再读台账：what changes in between is refused, not signed unseen.
    opened_as, asked = digest_of(shown(cleanup)), asked_of(request)
    seen = standing.opinions(cleanup, **asked) if cleanup.stands is CleanupState.OPEN else {}
    told = standing.progress(cleanup)
    rows = Paginator(standing.entries(cleanup, **asked), PER_PAGE).get_page(request.GET.get("page"))
    decided = told.total - told.undecided
    title = f"{told.total} 份文件，{decided} 份有了意见" if told.total else "台账里还没有文件"
    lacking = standing.lacking(cleanup, on=day_of(clock.now()))
    context = {
        "cleanup": cleanup,
        "opened_as": opened_as,
        "seen": " ".join(f"{ordinal}-{opinion}" for ordinal, opinion in seen.items()),
        "progress": told,
        "bars": count_bars(told.bars, title=title, name="fates", unit="份"),
        "page_obj": rows,
        "asked": asked,
        "query": urlencode({name: value for name, value in asked.items() if value}),
        "owners": standing.owners_in(cleanup),
        "fates": list(Fate),
        "lacking": lacking[:SHOWN],
        "lacking_count": len(lacking),
        "to_amend": standing.to_amend(cleanup),
        "signings": who.signings(cleanup),
        "live": current(cleanup.address),
        "kind": KIND,
        "chosen": request.POST.getlist("entry"),
        "is_all": bool(request.POST.get("all")),
        "ledger_form": LedgerForm(),
        "back_form": ReadBackForm(),
        "proposal_form": ProposalForm(),
        "check_form": WordsForm(label="审查意见", prefix="check"),
        "back_words_form": WordsForm(label="为什么退回", prefix="back-words"),
    }
    context |= _against(request, cleanup) | more
    context |= given_back(_tried(context), refused=more.get("refused", ()))
    return render(request, "cleanuplists/cleanup.html", context, status=status)


def here(request: HttpRequest, cleanup: Cleanup) -> OnPage:
    """What is done on the page of a campaign."""
    return OnPage(request, partial(page, request, cleanup), ("cleanups:cleanup", cleanup.unit.code, cleanup.number))


def _tried(told: Mapping[str, Any]) -> list[Tried]:
    """The forms of the page, each with what keeps it from being drawn."""
    none = [] if told["page_obj"].object_list else ["筛选出来的没有文件，请重新筛选，再提意见。"]
    return [
        (told["ledger_form"], told["working"]),
        (told["back_form"], told["proposing"]),
        (told["proposal_form"], [*told["proposing"], *none]),
        (told["check_form"], told["checking"]),
        (told["back_words_form"], told["sending_back"]),
    ]


def _against(request: HttpRequest, cleanup: Cleanup) -> dict[str, Any]:
    """Why this reader may not do the next step, each beside its button."""
    asked: dict[str, Any] = {"by": request.user, "at": clock.now()}
    return {
        "is_open": cleanup.stands is CleanupState.OPEN,
        "is_signed": cleanup.stands is CleanupState.SIGNED,
        "may_send_back": cleanup.stands in {CleanupState.HANDED_IN, CleanupState.CHECKED},
        "working": who.reasons_against_working(cleanup, **asked),
        "proposing": who.reasons_against_proposing(cleanup, **asked),
        "handing_in": who.reasons_against_handing_over(cleanup, **asked),
        "checking": who.reasons_against_checking(cleanup, **asked),
        "signing": who.reasons_against_signing(cleanup, **asked),
        "sending_back": who.reasons_against_sending_back(cleanup, **asked),
        "publishing": reasons_against_publication(cleanup, **asked),
    }
