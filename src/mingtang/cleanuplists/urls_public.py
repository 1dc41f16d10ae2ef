"""清理结果的公开地址，beneath the code of the organ."""

from django.urls import path

from mingtang.cleanuplists.views import public
from mingtang.portal import converters  # noqa: F401 - the addresses below are written with them

app_name = "cleanups_public"

urlpatterns = [
    path("<unit_code:code>/cleanups/", public.cleanups, name="cleanups"),
    path("<unit_code:code>/cleanups/<ordinal:number>/", public.cleanup, name="cleanup"),
]
