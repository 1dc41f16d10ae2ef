"""清单对外的地址，beneath the code of the organ."""

from django.urls import path

from mingtang.lookup import views as public
from mingtang.portal import converters  # noqa: F401 - the addresses below are written with them

app_name = "lookup"

ONE = "<unit_code:code>/registers/<slug:slug>/"

urlpatterns = [
    path("<unit_code:code>/registers/", public.registers, name="registers"),
    path(ONE, public.register, name="register"),
    path(f"{ONE}v/<ordinal:number>/", public.register, name="version"),
    path(f"{ONE}versions/", public.versions, name="versions"),
    path(f"{ONE}rows/<str:key>/", public.row, name="row"),
    path(f"{ONE}table.xlsx", public.workbook, name="workbook"),
    path(f"{ONE}table.json", public.for_programs, name="json"),
]
