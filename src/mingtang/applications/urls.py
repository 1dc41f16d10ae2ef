"""依申请公开的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.applications.views import desk

app_name = "applications"

urlpatterns = [
    path("applications/", desk.applications, name="applications"),
]
