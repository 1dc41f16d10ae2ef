"""结转的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.carryover import views

app_name = "carryover"

urlpatterns = [
    path("carryover/<slug:organ>/<int:year>/", views.show, name="compare"),
    path("carryover/<slug:organ>/<int:year>/carry/", views.carry, name="carry"),
    path("carryover/<slug:organ>/<int:year>/close/", views.close, name="close"),
]
