"""补贴名单公开的地址：what somebody types never stands in one."""

from django.urls import path

from mingtang.payees.views import public

app_name = "payees_public"
_ONE = "<slug:code>/subsidies/<slug:slug>/results/"

urlpatterns = [
    path(_ONE, public.results, name="results"),
    path(f"{_ONE}v/<int:number>/", public.results, name="edition"),
    path(f"{_ONE}names/", public.names, name="names"),
    path(f"{_ONE}mine/", public.mine, name="mine"),
]
