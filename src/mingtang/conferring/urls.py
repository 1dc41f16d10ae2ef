"""会商的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.conferring.views import desk

app_name = "conferring"

urlpatterns = [
    path("conferences/", desk.conferences, name="conferences"),
    path("conferences/new/", desk.call, name="call"),
    path("conferences/<int:pk>/", desk.show, name="conference"),
    path("conferences/<int:pk>/minutes/", desk.minutes, name="minutes"),
    path("conferences/<int:pk>/position/<int:part>/", desk.position, name="position"),
    path("conferences/<int:pk>/conclude/", desk.conclude, name="conclude"),
    path("conferences/<int:pk>/confirm/", desk.confirm, name="confirm"),
    path("conferences/<int:pk>/back/", desk.back, name="back"),
    path("conferences/<int:pk>/drop/", desk.drop, name="drop"),
]
