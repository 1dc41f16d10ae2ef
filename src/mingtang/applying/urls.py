"""登记申请的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.applying.views import desk

app_name = "applying"

urlpatterns = [path("applications/new/", desk.new, name="enter")]
