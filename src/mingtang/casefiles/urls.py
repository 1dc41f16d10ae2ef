"""案卷的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.casefiles.views import desk

app_name = "casefiles"

_CASE = "casefiles/<str:organ>/<int:year>-<int:serial>/"
urlpatterns = [
    path("casefiles/", desk.casefiles, name="casefiles"),
    path("casefiles/<str:organ>/<int:year>/take-out/", desk.take_out_year, name="take-out-year"),
    path(_CASE, desk.show, name="casefile"),
    path(f"{_CASE}archive/", desk.archive, name="archive"),
    path(f"{_CASE}add/", desk.add, name="add"),
    path(f"{_CASE}take-out/", desk.take_out, name="take-out"),
    path(f"{_CASE}erase/ask/", desk.erase_ask, name="erase-ask"),
    path(f"{_CASE}erase/", desk.erase, name="erase"),
]
