"""惠民补贴的地址。"""

from django.urls import path

from mingtang.subsidies.views import desk

app_name = "subsidies"
_ONE = "subsidies/<slug:organ>/<slug:slug>/"

urlpatterns = [
    path("subsidies/", desk.subsidies, name="subsidies"),
    path("subsidies/new/", desk.new, name="new"),
    path("subsidy-days/<slug:organ>/", desk.rule, name="rule"),
    path(_ONE, desk.show, name="subsidy"),
    path(f"{_ONE}change/", desk.change, name="change"),
    path(f"{_ONE}allocations/", desk.allocate, name="allocate"),
    path(f"{_ONE}payments/", desk.pay, name="pay"),
    path(f"{_ONE}<slug:table>/<int:pk>/strike/", desk.strike, name="strike"),
    path(f"{_ONE}publish/", desk.publish, name="publish"),
]
