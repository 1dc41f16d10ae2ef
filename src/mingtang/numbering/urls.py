"""索引号的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.numbering import views

app_name = "numbering"

urlpatterns = [path("index-numbers/<slug:organ>/", views.rule, name="rule")]
