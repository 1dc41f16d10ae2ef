"""执法公示对外的地址，beneath the code of the organ."""

from django.urls import path

from mingtang.enforcement.views import public
from mingtang.portal import converters  # noqa: F401 - the addresses below are written with them

app_name = "enforcement_public"

urlpatterns = [
    path("<unit_code:code>/enforcement/", public.notices, name="notices"),
    path("<unit_code:code>/enforcement/<slug:kind>/<ordinal:number>/", public.notice, name="notice"),
]
