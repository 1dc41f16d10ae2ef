"""附件在工作台的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.files.views import desk

app_name = "files"

urlpatterns = [
    path("files/<uuid:key>/", desk.file, name="file"),
    path("files/<uuid:key>/small/", desk.smaller, {"size": "small"}, name="small"),
    path("files/<uuid:key>/medium/", desk.smaller, {"size": "medium"}, name="medium"),
    path("files/<uuid:key>/look/", desk.look, name="look"),
]
