"""栏目的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.catalogue import views

app_name = "catalogue"

urlpatterns = [
    path("catalogue/<str:code>/columns/", views.columns, name="columns"),
    path("catalogue/<str:code>/columns/<str:slug>/", views.column, name="column"),
    path("catalogue/<str:code>/columns/<str:slug>/close/", views.close, name="column-close"),
    path("catalogue/<str:code>/columns/<str:slug>/open/", views.reopen, name="column-open"),
]
