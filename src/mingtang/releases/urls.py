"""发布的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.releases.views import documents, lists, releases

app_name = "releases"

urlpatterns = [
    path("releases/", lists.releases, name="releases"),
    path("releases/new/", releases.new, name="new"),
    path("releases/documents/<int:pk>/", documents.document, name="document"),
    path("releases/<int:pk>/", releases.show, name="release"),
    path("releases/<int:pk>/now/", releases.now, name="now"),
    path("releases/<int:pk>/time/", releases.time, name="time"),
    path("releases/<int:pk>/add/", releases.add, name="add"),
    path("releases/<int:pk>/remove/", releases.remove, name="remove"),
    path("releases/<int:pk>/cancel/", releases.cancel, name="cancel"),
]
