"""更正对外的地址：提出和查询。"""

from django.urls import path

from mingtang.rectifications.views import public

app_name = "rectifications_public"

urlpatterns = [
    path("rectifications/", public.look, name="look"),
    path("rectifications/new/", public.new, name="new"),
]
