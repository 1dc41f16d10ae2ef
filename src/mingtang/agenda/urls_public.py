"""日历订阅的地址，read without signing in."""

from django.urls import path

from mingtang.agenda.views.feed import feed

app_name = "agenda_public"

urlpatterns = [path("calendar/<str:token>.ics", feed, name="feed")]
