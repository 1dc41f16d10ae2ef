"""测试用的地址：把每个组件都摆出来的几页。"""

from django.http import HttpResponse
from django.urls import include, path

from tests.ui import kitchen


def nothing(request):
    return HttpResponse("")


desk = ([path("", kitchen.desk, name="today"), path("ledger/", nothing, name="ledger")], "desk")
access = ([path("", nothing, name="sign-out")], "access")

urlpatterns = [
    path("", include("mingtang.ui.urls")),
    path("kitchen/public/", kitchen.public),
    path("kitchen/plain/", kitchen.plain),
    path("kitchen/desk/", include(desk)),
    path("kitchen/sign-out/", include(access)),
]
