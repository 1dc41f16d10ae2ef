"""一份清理的文件：whether it is one of the library, and how what was to be amended was dealt with."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from mingtang.cleanuplists.forms import WordsForm
from mingtang.cleanuplists.views.campaigns import cleanup_or_404
from mingtang.cleanuplists.views.given_back import given_back
from mingtang.cleanups.actions import ledger
from mingtang.cleanups.models import CleanupEntry
from mingtang.cleanups.queries import standing, who
from mingtang.listings.queries import at_address
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.ui.acts import Done, OnPage, pressed
from mingtang.ui.found import found_or_404

HOW = "怎样改的（新文件的标题和文号，或者别的办法）"


def _entry_or_404(request: HttpRequest, organ: str, number: int, pk: int) -> CleanupEntry:
    cleanup = cleanup_or_404(request, organ, number)
    found = found_or_404(standing.entry(pk, cleanup))
    found.cleanup = cleanup
    return found


def _page(request: HttpRequest, entry: CleanupEntry, *, status: int = 200, **more: Any) -> HttpResponse:
    at, by = clock.now(), request.user
    words = request.GET.get("q", "").strip()[:50]
    context = {
        "entry": entry,
        "cleanup": entry.cleanup,
        "q": words,
        "found": standing.candidates(entry, words=words, on=day_of(at)),
        "working": who.reasons_against_working(entry.cleanup, by=by, at=at),
        "against_amended": who.reasons_against_amended(entry, by=by, at=at),
        "amended_form": WordsForm(label=HOW),
    }
    context |= more
    context |= given_back([(context["amended_form"], context["against_amended"])], refused=more.get("refused", ()))
    return render(request, "cleanuplists/entry.html", context, status=status)


def _here(request: HttpRequest, entry: CleanupEntry) -> OnPage:
    return OnPage(
        request,
        partial(_page, request, entry),
        ("cleanups:entry", entry.cleanup.unit.code, entry.cleanup.number, entry.pk),
    )


@login_required
@require_safe
def show(request: HttpRequest, organ: str, number: int, pk: int) -> HttpResponse:
    """一份清理的文件。"""
    return _page(request, _entry_or_404(request, organ, number, pk))


@login_required
@require_POST
def match(request: HttpRequest, organ: str, number: int, pk: int) -> HttpResponse:
    """确认是不是同一份：with the document at an address, or with none."""
    entry = _entry_or_404(request, organ, number, pk)
    address = request.POST.get("address", "")
    listing = at_address(address) if address else None
    if address and (listing is None or listing.document is None):
        return _page(request, entry, status=422, refused=["没有找到这份文件，请重新查找。"])
    return _here(request, entry).pressed(
        lambda: ledger.match(entry, document=listing and listing.document, by=request.user, at=clock.now()),
        "已对上文件库里的这一份。" if listing else "记下了：文件库里没有，只有纸质的。",
    )


@login_required
@require_POST
def drop(request: HttpRequest, organ: str, number: int, pk: int) -> HttpResponse:
    """去掉一份。"""
    entry = _entry_or_404(request, organ, number, pk)

    def act() -> Done:
        ledger.drop(entry, by=request.user, at=clock.now())
        return Done("已从台账里去掉。", redirect("cleanups:cleanup", organ, number))

    return pressed(request, act, lambda reasons: _page(request, entry, status=422, refused=reasons))


@login_required
@require_POST
def amended(request: HttpRequest, organ: str, number: int, pk: int) -> HttpResponse:
    """登记修改完成。"""
    entry = _entry_or_404(request, organ, number, pk)
    form = WordsForm(request.POST, label=HOW)
    return _here(request, entry).tried(
        form,
        lambda: ledger.amended(entry, words=form.cleaned_data["words"], by=request.user, at=clock.now()),
        "已登记修改完成。",
        amended_form=form,
    )
