"""目录调整的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.adjustments.views import items, versions

app_name = "adjustments"

_VERSION = "catalogue/<str:code>/versions/<int:number>/"

urlpatterns = [
    path("catalogue/<str:code>/versions/", versions.listing, name="versions"),
    path("catalogue/<str:code>/set-up/", versions.set_up, name="set-up"),
    path("catalogue/<str:code>/draft/", versions.draft, name="draft"),
    path("catalogue/<str:code>/assign/<str:item>/", items.assign, name="assign"),
    path(_VERSION, versions.version, name="version"),
    path(f"{_VERSION}submit/", versions.submit, name="submit"),
    path(f"{_VERSION}approve/", versions.approve, name="approve"),
    path(f"{_VERSION}send-back/", versions.send_back, name="send-back"),
    path(f"{_VERSION}drop/", versions.drop, name="drop"),
    path(f"{_VERSION}take-over/<str:item>/", items.take_over, name="take-over"),
    path(f"{_VERSION}new/", items.new, name="item-new"),
    path(f"{_VERSION}items/<str:item>/", items.edit, name="item-edit"),
    path(f"{_VERSION}items/<str:item>/remove/", items.remove, name="item-remove"),
    path(f"{_VERSION}items/<str:item>/keep/", items.keep_own, name="item-keep"),
]
