"""台账表格的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.sheets import views

app_name = "sheets"

urlpatterns = [
    path("sheets/<slug:organ>/<int:year>/", views.new, name="new"),
    path("sheets/<int:pk>/", views.show, name="sheet"),
    path("sheets/<int:pk>/marked/", views.marked, name="marked"),
    path("sheets/<int:pk>/confirm/", views.confirm, name="confirm"),
    path("sheets/<int:pk>/discard/", views.discard, name="discard"),
]
