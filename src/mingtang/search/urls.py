"""检索在工作台的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.search.views import desk

app_name = "search"

urlpatterns = [
    path("sayings/", desk.organs, name="organs"),
    path("sayings/<str:code>/", desk.sayings, name="sayings"),
    path("sayings/<str:code>/<int:pk>/end/", desk.end, name="end"),
]
