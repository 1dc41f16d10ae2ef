"""送出的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.sending import views

app_name = "sending"

urlpatterns = [
    path("applications/<str:organ>/<int:year>-<int:serial>/sent/<int:pk>/", views.send, name="send"),
]
