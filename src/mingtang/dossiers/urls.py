"""重点工作的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.dossiers.views import board

app_name = "dossiers"

urlpatterns = [
    path("key-work/", board.listing, name="list"),
    path("key-work/new/", board.new, name="new"),
    path("key-work/<int:pk>/edit/", board.edit, name="edit"),
]
