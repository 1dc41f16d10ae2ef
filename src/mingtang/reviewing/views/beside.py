"""审签旁边的动作：point to a place, answer for it, a signature on paper, an emergency and what makes up for it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingtang.editorial import reasons
from mingtang.editorial.models import Revision
from mingtang.law.editorial import SKIPPABLE
from mingtang.law.rules import RuleBroken
from mingtang.papers import actions as papers
from mingtang.papers import queries as of_papers
from mingtang.remarks import actions as remarks
from mingtang.remarks import queries as of_remarks
from mingtang.remarks.places import places_of
from mingtang.reviewing import actions
from mingtang.reviewing.forms import AnswerForm, AttestForm, ClearForm, EmergencyForm, PaperForm, RemarkForm
from mingtang.reviewing.views.page import act, revision_or_404
from mingtang.ui import clock


@login_required
@require_POST
def remark(request: HttpRequest, pk: int) -> HttpResponse:
    """指出一处。"""
    revision = revision_or_404(request, pk)
    form = RemarkForm(places_of(revision.title, revision.content), request.POST)

    def do(revision: Revision) -> None:
        remarks.make(revision, **form.cleaned_data, by=request.user, at=clock.now())

    return act(request, pk, {"remark": form}, do, "已指出，退回或者通过以前还可以再加。", to="remarks")


@login_required
@require_POST
def answer(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """答复一处。"""
    told = of_remarks.remark(number, request.user, at=clock.now())
    revision = revision_or_404(request, pk)
    if told is None or told.revision.edition_id != revision.edition_id:
        raise Http404
    form = AnswerForm(request.POST, number=told.pk)

    def do(revision: Revision) -> None:
        remarks.settle(told, answer=form.cleaned_data["answer"], by=request.user, at=clock.now())

    return act(request, pk, {"answer": form}, do, "已答复，审签的人会看到。", to="remarks")


@login_required
@require_POST
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """登记纸质签名。"""
    at = clock.now()
    leaders = of_papers.leaders(revision_or_404(request, pk).edition.document.unit, at=at)
    form = PaperForm(leaders, request.POST, request.FILES)

    def do(revision: Revision) -> None:
        scan = form.cleaned_data["scan"]
        actions.record_signature(revision, signer=form.told_signer, scan=scan, by=request.user, at=at)

    return act(request, pk, {"paper": form}, do, "已登记，由另一个人看过纸上的签名后见证。", to="paper")


@login_required
@require_POST
def attest(request: HttpRequest, pk: int) -> HttpResponse:
    """见证纸质签名。"""
    form = AttestForm(request.POST)

    def do(revision: Revision) -> None:
        told = of_papers.newest(revision, form.cleaned_data["paper"])
        if told is None:
            raise RuleBroken("登记的签名已经换了一份，请看过新的再见证。")
        papers.attest(told, by=request.user, at=clock.now())

    return act(request, pk, {"attest": form}, do, "已见证，领导的签发从现在起算数。")


@login_required
@require_POST
def emergency(request: HttpRequest, pk: int) -> HttpResponse:
    """应急发布。"""
    form = EmergencyForm(request.POST)

    def do(revision: Revision) -> None:
        actions.declare(revision, reason=form.cleaned_data["reason"], by=request.user, at=clock.now())

    return act(request, pk, {"emergency": form}, do, "已按应急发布办理，初审后补，现在由审核人做保密审查。")


@login_required
@require_POST
def clear(request: HttpRequest, pk: int) -> HttpResponse:
    """补审。"""
    form = ClearForm(next(iter(SKIPPABLE)), request.POST)

    def do(revision: Revision) -> None:
        if not reasons.is_emergency(revision):
            raise RuleBroken("这一稿没有后补的环节。")
        told = {"ticks": form.ticked, "finding": form.cleaned_data["finding"]}
        actions.clear(revision.emergency, **told, by=request.user, at=clock.now())

    return act(request, pk, {"clear": form}, do, "已补审。")
