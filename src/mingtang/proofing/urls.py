"""核对的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.proofing import views
from mingtang.proofing.texts import MANUSCRIPT, REVISION

app_name = "proofing"

urlpatterns = [
    path("proofing/manuscript/<int:pk>/", views.show, {"of": MANUSCRIPT}, name="manuscript"),
    path("proofing/manuscript/<int:pk>/excuse/", views.excuse, {"of": MANUSCRIPT}, name="manuscript-excuse"),
    path(
        "proofing/manuscript/<int:pk>/picture/<uuid:key>/", views.picture, {"of": MANUSCRIPT}, name="manuscript-picture"
    ),
    path("proofing/revision/<int:pk>/picture/<uuid:key>/", views.picture, {"of": REVISION}, name="revision-picture"),
    path("proofing/manuscript/<int:pk>/mask/<uuid:key>/", views.mask, name="mask"),
    path("proofing/manuscript/<int:pk>/confirm/", views.confirm, {"of": MANUSCRIPT}, name="manuscript-confirm"),
    path("proofing/revision/<int:pk>/confirm/", views.confirm, {"of": REVISION}, name="revision-confirm"),
    path("proofing/revision/<int:pk>/", views.show, {"of": REVISION}, name="revision"),
    path("proofing/revision/<int:pk>/excuse/", views.excuse, {"of": REVISION}, name="revision-excuse"),
]
