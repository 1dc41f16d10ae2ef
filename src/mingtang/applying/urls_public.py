"""申请公开对外的地址：申请和查询。"""

from django.urls import path

from mingtang.applying.views import public

app_name = "applying_public"

urlpatterns = [
    path("applications/", public.look, name="look"),
    path("applications/new/", public.new, name="new"),
]
