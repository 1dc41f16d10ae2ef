"""我的账号：one's own password, phone and sign-ins."""

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mingtang.access import actions
from mingtang.access.forms import PasswordForm
from mingtang.access.queries import people
from mingtang.access.views.session import SIGN_IN
from mingtang.law.second_factor import reasons_to_enrol
from mingtang.ui import clock
from mingtang.ui.acts import Done, tried


@sensitive_post_parameters("old", "new", "again")
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """我的账号；with a new password the session goes on, those elsewhere end."""
    form = PasswordForm(request.POST if request.method == "POST" else None)

    def act() -> Done:
        told = form.cleaned_data
        person = actions.change_own_password(
            request.user, old=told["old"], new=told["new"], by=request.user, at=clock.now()
        )
        update_session_auth_hash(request, person)
        actions.moved(request.session.get(SIGN_IN), session_key=request.session.session_key)
        return Done("密码已修改，下次登录请用新密码。", redirect(settings.LOGIN_REDIRECT_URL))

    if done := tried(request, form, act):
        return done
    context = {
        "form": form,
        "device": people.device_of(request.user),
        "sign_ins": people.sign_ins_of(request.user),
        "signed_in": request.session.get(SIGN_IN),
        "needed": reasons_to_enrol(request.user.post_kinds(clock.today())),
    }
    return render(request, "access/password.html", context, status=422 if form.errors else 200)
