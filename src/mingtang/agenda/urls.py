"""日历订阅在工作台的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.agenda.views import settings

app_name = "agenda"

urlpatterns = [
    path("calendar/", settings.calendar, name="calendar"),
    path("calendar/new/", settings.new, name="new"),
    path("calendar/revoke/", settings.revoke, name="revoke"),
]
