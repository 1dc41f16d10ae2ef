"""台账表格的地址，都在 /desk/ 之下。"""

from django.urls.resolvers import URLPattern

app_name = "sheets"

urlpatterns: list[URLPattern] = []
