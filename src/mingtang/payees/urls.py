"""补贴名单的地址。"""

from django.urls import path

from mingtang.payees.views import desk

app_name = "payees"
_ONE = "subsidies/<slug:organ>/<slug:slug>/payees/"

urlpatterns = [
    path("subsidies/payees.csv", desk.blank, name="blank"),
    path(_ONE, desk.show, name="lists"),
    path(f"{_ONE}enter/", desk.enter, name="enter"),
    path(f"{_ONE}showing/", desk.hand_in, name="hand-in"),
    path(f"{_ONE}rows/", desk.rows, name="rows"),
]
