"""发布渠道的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.outlets import views

app_name = "outlets"

urlpatterns = [
    path("outlets/", views.organs, name="outlets"),
    path("outlets/<str:code>/", views.organ, name="outlet"),
]
