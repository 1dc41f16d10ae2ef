"""异议的地址。"""

from django.urls import path

from mingtang.objections.views import desk

app_name = "objections"
_ONE = "subsidies/<slug:organ>/<slug:slug>/objections/"

urlpatterns = [
    path(_ONE, desk.show, name="objections"),
    path(f"{_ONE}new/", desk.counter, name="counter"),
    path(f"{_ONE}<str:number>/", desk.objection, name="objection"),
]
