"""公开网站的地址，without the workbench: nothing public may need it."""

from django.urls import include, path

urlpatterns = [
    path("", include("mingtang.ui.urls")),
    path("", include("mingtang.files.urls_public")),
    path("desk/", include("mingtang.files.urls")),
    path("", include("mingtang.portal.urls")),
]
