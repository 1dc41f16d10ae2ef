"""政策解读的公开地址，beneath a unit's code."""

from django.urls import path

from mingtang.explainers.views import public
from mingtang.portal import converters  # noqa: F401 - the addresses below are written with them

app_name = "explainers_public"

urlpatterns = [
    path("<unit_code:code>/explainers/", public.explainers, name="explainers"),
    path("<unit_code:code>/explainers/<int:number>/", public.explainer, name="explainer"),
    path("<unit_code:code>/explainers/<int:number>/picture/", public.picture, name="picture"),
]
