"""专题的公开地址。"""

from django.urls import path

from mingtang.crises.views import public
from mingtang.portal import converters  # noqa: F401 - the addresses below are written with them

app_name = "crises_public"

urlpatterns = [
    path("<unit_code:code>/topics/", public.topics, name="topics"),
    path("<unit_code:code>/topics/<unit_code:slug>/", public.topic, name="topic"),
    path("<unit_code:code>/topics/<unit_code:slug>/feed/", public.feed, name="feed"),
]
