"""异议对外的地址：提异议和查询。"""

from django.urls import path

from mingtang.objections.views import public

app_name = "objections_public"
_ONE = "<slug:code>/subsidies/<slug:slug>/results/objection/"

urlpatterns = [
    path(_ONE, public.object_to, name="new"),
    path(f"{_ONE}look/", public.look, name="look"),
]
