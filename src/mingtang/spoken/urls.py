"""当场答复的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.spoken import views

app_name = "spoken"

urlpatterns = [path("applications/<str:organ>/<int:year>-<int:serial>/reply/at-once/", views.at_once, name="at-once")]
