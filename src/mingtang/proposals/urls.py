"""转主动公开的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.proposals.views import desk

app_name = "proposals"

urlpatterns = [
    path("applications/proposals/", desk.proposals, name="proposals"),
    path("applications/proposals/new/", desk.suggest, name="suggest"),
    path("applications/proposals/<int:pk>/", desk.show, name="proposal"),
    path("applications/proposals/<int:pk>/accept/", desk.accept, name="accept"),
    path("applications/proposals/<int:pk>/decline/", desk.decline, name="decline"),
    path("applications/proposals/<int:pk>/confirm/", desk.confirm, name="confirm"),
    path("applications/proposals/<int:pk>/back/", desk.back, name="back"),
    path("applications/proposals/<int:pk>/item/", desk.item, name="item"),
    path("applications/proposals/<int:pk>/manuscript/", desk.manuscript, name="manuscript"),
    path("applications/proposals/<int:pk>/published/", desk.published, name="published"),
    path("applications/proposals/<int:pk>/answer/", desk.answer, name="answer"),
]
