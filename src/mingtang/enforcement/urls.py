"""执法公示的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.enforcement.views import desk, tables

app_name = "enforcement"

ONE = "enforcement/<int:pk>/"

urlpatterns = [
    path("enforcement/", desk.notices, name="notices"),
    path("enforcement/rules/", tables.rules, name="rules"),
    path("enforcement/submit/", desk.submit_many, name="submit-many"),
    path("enforcement/new/<slug:kind>/", desk.new, name="new"),
    path("enforcement/upload/<slug:kind>/", tables.upload, name="upload"),
    path("enforcement/upload/<slug:kind>/blank/", tables.blank, name="blank"),
    path(ONE, desk.show, name="notice"),
    path(f"{ONE}change/", desk.change, name="change"),
    path(f"{ONE}submit/", desk.submit, name="submit"),
    path(f"{ONE}drop/", desk.drop, name="drop"),
    path(f"{ONE}end/", desk.end, name="end"),
    path(f"{ONE}take-back/", desk.take_back, name="take-back"),
    path(f"{ONE}excuse/", desk.excuse, name="excuse"),
]
