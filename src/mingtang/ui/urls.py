"""界面的地址：只有关怀版开关。"""

from django.urls import path

from mingtang.ui import views

app_name = "ui"

urlpatterns = [
    path("care/", views.care, name="care"),
]
