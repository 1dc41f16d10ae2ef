"""修改自己的密码。"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mingtang.access import actions
from mingtang.access.forms import PasswordForm
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock
from mingtang.ui.refusals import add_reasons


@sensitive_post_parameters("old", "new", "again")
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """修改密码；the session goes on, those elsewhere end."""
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        told = form.cleaned_data
        try:
            person = actions.change_own_password(request.user, old=told["old"], new=told["new"], at=clock.now())
        except RuleBroken as broken:
            add_reasons(form, broken)
        else:
            update_session_auth_hash(request, person)
            messages.success(request, "密码已修改，下次登录请用新密码。")
            return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "access/password.html", {"form": form}, status=422 if form.errors else 200)
