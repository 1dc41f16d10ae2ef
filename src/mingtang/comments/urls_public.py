"""公众意见对外的地址：提意见和查询。"""

from django.urls import path

from mingtang.comments.views import public

app_name = "comments_public"

urlpatterns = [
    path("comments/", public.look, name="look"),
    path("comments/new/", public.door, name="door"),
]
