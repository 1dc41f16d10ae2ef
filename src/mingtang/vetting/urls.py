"""公开前核对的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.vetting import views

app_name = "vetting"

urlpatterns = [
    path("words/", views.organs, name="organs"),
    path("words/<str:code>/", views.words, name="words"),
    path("words/<str:code>/<int:pk>/remove/", views.remove, name="remove"),
]
