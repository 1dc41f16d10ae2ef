"""通知设置：the address, and what comes when."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from mingtang.outbox.actions import preferences
from mingtang.outbox.forms import AddressForm, ChoiceForm, CodeForm, chosen
from mingtang.outbox.queries.preferences import preference_of
from mingtang.ui import clock
from mingtang.ui.acts import OnPage


@login_required
@require_safe
def settings(request: HttpRequest) -> HttpResponse:
    """通知设置。"""
    return _page(request)


def _page(request: HttpRequest, *, status: int = 200, **forms_: Any) -> HttpResponse:
    preference = preference_of(request.user)
    context = {
        "preference": preference,
        "against_mailing": preferences.reasons_against_mailing(),
        "waits_for_code": bool(preference.address) and preference.verified_at is None,
        "address_form": AddressForm(),
        "code_form": CodeForm(),
        "choice_form": ChoiceForm(initial=chosen(preference)),
    }
    return render(request, "outbox/settings.html", context | forms_, status=status)


def _here(request: HttpRequest) -> OnPage:
    return OnPage(request, partial(_page, request), ("outbox:settings",))


@sensitive_post_parameters("address")
@login_required
@require_POST
def address(request: HttpRequest) -> HttpResponse:
    """设置邮件地址。"""
    form, at = AddressForm(request.POST), clock.now()
    return _here(request).tried(
        form,
        lambda: preferences.set_address(address=form.cleaned_data["address"], by=request.user, at=at),
        "验证码已排队寄出，一两分钟内会到。请把它填在下面。",
        address_form=form,
    )


@sensitive_post_parameters("code")
@login_required
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """填写验证码。"""
    form, at = CodeForm(request.POST), clock.now()
    return _here(request).tried(
        form,
        lambda: preferences.verify_address(code=form.cleaned_data["code"], by=request.user, at=at),
        "地址已验证，以后按下面的选择给您寄通知。",
        code_form=form,
    )


@login_required
@require_POST
def remove(request: HttpRequest) -> HttpResponse:
    """删除邮件地址。"""
    return _here(request).pressed(
        lambda: preferences.remove_address(by=request.user, at=clock.now()), "邮件地址已删除。"
    )


@login_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """什么时候寄。"""
    form = ChoiceForm(request.POST)
    return _here(request).tried(
        form, lambda: preferences.choose(**form.told, by=request.user), "通知的设置已保存。", choice_form=form
    )
