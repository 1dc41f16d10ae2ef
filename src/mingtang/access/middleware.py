"""临时密码：whoever still has a password that somebody else chose changes it before anything else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse


class TemporaryPassword:
    """先改密码：an administrator who set a password must not be able to act with it for long."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/desk/") and getattr(request.user, "password_is_temporary", False):
            change = reverse("access:password")
            if request.path not in {change, reverse("access:sign-out")}:
                return redirect(change)
        return self.get_response(request)
