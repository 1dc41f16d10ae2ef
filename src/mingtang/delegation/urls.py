"""任务下达的地址，都在 /desk/ 之下。"""

from django.urls.resolvers import URLPattern

app_name = "delegation"

urlpatterns: list[URLPattern] = []
