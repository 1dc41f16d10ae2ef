"""清单的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.registers.views import desk, rows

app_name = "registers"

ONE = "registers/<slug:organ>/<slug:slug>/"
TABLE = "registers/tables/<int:pk>/"

urlpatterns = [
    path("registers/", desk.registers, name="registers"),
    path("registers/new/", desk.new, name="new"),
    path(TABLE, rows.uploaded, name="uploaded"),
    path(f"{TABLE}confirm/", rows.confirm, name="confirm"),
    path(f"{TABLE}discard/", rows.discard, name="discard"),
    path(ONE, desk.show, name="register"),
    path(f"{ONE}change/", desk.change, name="change"),
    path(f"{ONE}fields/", desk.fields, name="fields"),
    path(f"{ONE}changed/", desk.changed, name="changed"),
    path(f"{ONE}publish/", desk.publish, name="publish"),
    path(f"{ONE}excuse/", desk.excuse, name="excuse"),
    path(f"{ONE}table/", rows.table, name="table"),
    path(f"{ONE}upload/", rows.upload, name="upload"),
    path(f"{ONE}rows/new/", rows.edit, name="row-new"),
    path(f"{ONE}rows/<int:pk>/", rows.edit, name="row"),
    path(f"{ONE}rows/<int:pk>/drop/", rows.drop, name="row-drop"),
]
