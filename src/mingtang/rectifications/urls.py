"""更正的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.rectifications.views import desk

app_name = "rectifications"

urlpatterns = [
    path("rectifications/", desk.rectifications, name="rectifications"),
    path("rectifications/new/", desk.enter, name="enter"),
    path("rectifications/<str:number>/", desk.show, name="matter"),
    path("rectifications/<str:number>/letter/", desk.letter, name="letter"),
    *(path(f"rectifications/<str:number>/{name}/", desk.do, {"name": name}, name=name) for name in desk.DESK.choices),
]
