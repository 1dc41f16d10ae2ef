"""规划的地址，都在 /desk/ 之下。"""

from django.urls.resolvers import URLPattern

app_name = "programmes"

urlpatterns: list[URLPattern] = []
