"""读者的设置：从 Cookie 读出是否使用关怀版。"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

CARE_COOKIE = "care"


class SettingsOfTheReader:
    """读者的设置：给请求加上 `care`；页面因它而异，所以告诉缓存要按 Cookie 区分。"""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.care = request.COOKIES.get(CARE_COOKIE) == "1"
        response = self.get_response(request)
        patch_vary_headers(response, ("Cookie",))
        return response
