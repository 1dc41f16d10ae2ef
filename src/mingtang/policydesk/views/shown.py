"""公文的一页：what it is, whose turn it is, and each form beside the reasons why it may not be sent yet."""

from datetime import datetime
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingtang.law.drafting_sheets import grounds, joint_organs
from mingtang.law.policies import NEED_LABELS, missing
from mingtang.organs.sight import day_of
from mingtang.policies.actions import deciding, following, opening, steps
from mingtang.policies.models import Policy, done_of
from mingtang.policies.queries.rules import note_of
from mingtang.policies.queries.shown import digest_shown
from mingtang.policydesk import forms
from mingtang.policydesk.queries import desk as queries
from mingtang.ui.found import found_or_404
from mingtang.ui.refusals import typed_in

FORMS = {
    "propose_form": "propose",
    "sign_form": "sign",
    "back_form": "back",
    "anew_form": "anew",
    "step_form": "step",
    "tie_form": "tie",
    "review_form": "review",
}
"""每张表单在哪种理由之下不再出现。"""


def policy_or_404(request: HttpRequest, pk: int, *, at: datetime) -> Policy:
    """公文，in sight."""
    return found_or_404(queries.policy_at(pk, request.user, at=at))


def joint_of(policy: Policy) -> list[str]:
    """联合发文的各机关。"""
    return joint_organs(policy.joint_with)


def page(
    request: HttpRequest, policy: Policy, *, at: datetime, status: int = 200, refused: tuple[str, ...] = (),
    **bound: Form,
) -> HttpResponse:  # fmt: skip
    """一份公文的页面。"""
    on, by = day_of(at), request.user
    done = list(policy.steps.select_related("by", "stands_for", "paper"))
    left = missing(policy.of_kind, done_of(done), touches_market=policy.touches_market)
    row = queries.row_of(policy, on=on)
    against = _against(policy, by=by, at=at)
    lost = [form for name, form in bound.items() if against[FORMS[name]]]
    refused = refused or tuple(str(reason) for form in bound.values() for reason in form.non_field_errors())
    refused = refused or tuple(reason for name in bound for reason in against[FORMS[name]])
    context = {
        "policy": policy,
        "kind": policy.of_kind,
        "row": row,
        "note": note_of(policy.organ, policy.decided),
        "ground": grounds().get(policy.ground, ""),
        "decisions": policy.decisions.select_related("decided_by", "decided_for"),
        "steps": done,
        "missing": "" if policy.is_historic else "、".join(NEED_LABELS[name] for name in left),
        "ties": queries.ties_of(policy),
        "reviews": policy.reviews.select_related("by"),
        "is_public": deciding.is_public(policy),
        "refused": refused if lost or not bound else (),
        "lost": [row for form in lost for row in typed_in(form)],
        "against": against,
        "opened_as": digest_shown(policy),
    }
    return render(request, "policydesk/policy.html", context | _forms(policy, on=on) | bound, status=status)


def _against(policy: Policy, *, by: Any, at: datetime) -> dict[str, list[str]]:
    told = {"by": by, "at": at}
    return {
        "change": opening.reasons_against_changing(policy, **told),
        "propose": deciding.reasons_against_proposing(policy, **told),
        "check": deciding.reasons_against_checking(policy, **told),
        "sign": deciding.reasons_against_signing(policy, **told),
        "back": deciding.reasons_against_returning(policy, **told),
        "anew": deciding.reasons_against_deciding_anew(policy, **told),
        "step": steps.reasons_against_keeping(policy, **told),
        "tie": following.reasons_against_tying(policy, **told),
        "begin": opening.reasons_against_beginning(policy, **told),
        "review": following.reasons_against_reviewing(policy, **told),
    }


def _forms(policy: Policy, *, on: Any) -> dict[str, Form]:
    first = forms.ProposalForm.first(policy.proposal)
    sign = {"openness": policy.proposed, "made_on": on, "number": policy.number}
    anew = first | {"made_on": policy.made_on, "number": policy.number}
    return {
        "propose_form": forms.ProposalForm(initial=first),
        "anew_form": forms.AnewForm(initial=anew),
        "sign_form": forms.SignForm(initial=sign),
        "back_form": forms.ReasonForm(),
        "step_form": forms.StepForm(initial={"on": on}, joint=joint_of(policy)),
        "tie_form": forms.TieForm(documents=queries.offered(policy.organ)),
        "review_form": forms.ReviewForm(),
    }
