"""投诉的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.grievances.views import desk

app_name = "grievances"

urlpatterns = [
    path("grievances/", desk.grievances, name="grievances"),
    path("grievances/new/", desk.enter, name="enter"),
    path("grievances/<str:number>/", desk.show, name="matter"),
    path("grievances/<str:number>/letter/", desk.letter, name="letter"),
    *(path(f"grievances/<str:number>/{name}/", desk.do, {"name": name}, name=name) for name in desk.DESK.choices),
]
