"""送达的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.serving import views

app_name = "serving"

_SERVICE = "applications/<str:organ>/<int:year>-<int:serial>/service/"

urlpatterns = [
    path(_SERVICE, views.serve, name="serve"),
    path(f"{_SERVICE}take-back/", views.take_back, name="take-back"),
]
