"""设立向导的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.setup import views

app_name = "setup"

urlpatterns = [
    path("setup/", views.organs, name="organs"),
    path("setup/new/", views.new, name="new"),
    path("setup/<slug:code>/", views.guide, name="guide"),
    path("setup/<slug:code>/left-over/", views.left_over, name="left-over"),
    path("setup/<slug:code>/units/", views.units, name="units"),
]
