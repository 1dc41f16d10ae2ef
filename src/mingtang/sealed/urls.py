"""封存件在工作台的地址。"""

from django.urls import path

from mingtang.sealed import views

app_name = "sealed"

urlpatterns = [path("sealed/<uuid:key>/", views.look, name="look")]
