"""材料的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.material.views import desk

app_name = "material"

urlpatterns = [
    path("material/", desk.requests, name="requests"),
    path("material/new/<str:organ>/<int:year>-<int:serial>/", desk.ask, name="ask"),
    path("material/<int:pk>/", desk.show, name="request"),
    path("material/<int:pk>/answer/", desk.answer, name="answer"),
    path("material/<int:pk>/back/", desk.back, name="back"),
    path("material/<int:pk>/accept/", desk.accept, name="accept"),
    path("material/<int:pk>/again/", desk.again, name="again"),
    path("material/<int:pk>/drop/", desk.drop, name="drop"),
]
