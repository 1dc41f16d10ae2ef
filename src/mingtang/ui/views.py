"""关怀版开关：不用脚本也能切换，切换后回到原来的页面。"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from mingtang.ui.middleware import CARE_COOKIE

ONE_YEAR = 365 * 24 * 3600


@require_safe
def care(request: HttpRequest) -> HttpResponse:
    """关怀版开关：`on=1` 打开，其他值关闭；`next` 只接受本站路径。"""
    response = HttpResponseRedirect(_back(request.GET.get("next", "/")))
    if request.GET.get("on") == "1":
        response.set_cookie(
            CARE_COOKIE, "1", max_age=ONE_YEAR, secure=request.is_secure(), httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(CARE_COOKIE, samesite="Lax")
    return response


def _back(wanted: str) -> str:
    """The path to return to; anything that could lead to another host becomes the home page."""
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return "/"
