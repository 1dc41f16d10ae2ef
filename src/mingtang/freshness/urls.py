"""更新情况的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.freshness import views

app_name = "freshness"

urlpatterns = [
    path("catalogue/", views.items, name="items"),
    path("catalogue/<str:code>/items/<str:item>/", views.item, name="item"),
    path("catalogue/<str:code>/radar/", views.radar, name="radar"),
    path("catalogue/<str:code>/coverage/", views.coverage, name="coverage"),
]
