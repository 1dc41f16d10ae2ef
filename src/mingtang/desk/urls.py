"""工作台自己的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.desk.views import county, search, today

app_name = "desk"

urlpatterns = [
    path("", today.today, name="today"),
    path("search/", search.search, name="search"),
    path("county/", county.county, name="county"),
]
