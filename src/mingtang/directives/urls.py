"""新指引和目录表格的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.directives import views

app_name = "directives"

urlpatterns = [
    path("catalogue/<str:code>/table/", views.table, name="table"),
    path("catalogue/<str:code>/compare/", views.new, name="new"),
    path("directives/<int:pk>/", views.directive, name="directive"),
    path("directives/<int:pk>/rest/", views.decide_rest, name="decide-rest"),
    path("directives/<int:pk>/discard/", views.discard, name="discard"),
    path("directives/<int:pk>/rows/<int:part>/", views.decide, name="decide"),
]
