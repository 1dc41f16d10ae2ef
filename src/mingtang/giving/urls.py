"""提供的文件的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.giving import views

app_name = "giving"

_REPLY = "applications/<str:organ>/<int:year>-<int:serial>/reply/"

urlpatterns = [
    path(f"{_REPLY}give/", views.give, name="give"),
    path(f"{_REPLY}take-away/", views.take_away, name="take-away"),
]
