"""留痕的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.trail import views

app_name = "trail"

urlpatterns = [
    path("trail/", views.trail, name="trail"),
    path("trail/verify/", views.verify, name="verify"),
]
