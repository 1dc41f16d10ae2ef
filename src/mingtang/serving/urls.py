"""送达的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.serving import views

app_name = "serving"

urlpatterns = [path("applications/<str:organ>/<int:year>-<int:serial>/service/", views.serve, name="serve")]
