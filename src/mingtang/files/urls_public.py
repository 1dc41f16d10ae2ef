"""已公开附件的地址。"""

from django.urls import path

from mingtang.files.views import public

app_name = "files_public"

urlpatterns = [
    path("files/<uuid:key>/small/", public.smaller, {"size": "small"}, name="small"),
    path("files/<uuid:key>/medium/", public.smaller, {"size": "medium"}, name="medium"),
    path("files/<uuid:key>/<str:name>", public.file, name="file"),
]
