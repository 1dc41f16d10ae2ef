"""手册的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.manual import views

app_name = "manual"

urlpatterns = [
    path("help/", views.index, name="index"),
    path("help/<slug:slug>/", views.show, name="manual"),
]
