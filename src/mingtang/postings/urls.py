"""县门户发布的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.postings.views import edition, existing, importing, portal

app_name = "postings"

urlpatterns = [
    path("postings/", portal.portal, name="portal"),
    path("postings/<int:pk>/", edition.edition, name="edition"),
    path("postings/<int:pk>/package/", edition.package, name="package"),
    path("postings/removals/<int:pk>/", portal.removed, name="removed"),
    path("postings/existing/", existing.existing, name="existing"),
    path("postings/existing/<int:pk>/unlist/", existing.unlist, name="unlist"),
    path("postings/import/", importing.upload, name="import"),
    path("postings/import/confirm/", importing.confirm, name="import-confirm"),
    path("postings/import/blank/", importing.blank, name="import-blank"),
]
