"""遮盖副本的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.redaction import views

app_name = "redaction"

urlpatterns = [
    path("redaction/<uuid:key>/", views.mask, name="mask"),
    path("redaction/<uuid:key>/copy/", views.copy, name="copy"),
]
