"""发送的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.outbox.views import deliveries, notices, settings

app_name = "outbox"

urlpatterns = [
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read_all, name="read-all"),
    path("notices/<int:pk>/open/", notices.open_, name="open"),
    path("notices/settings/", settings.settings, name="settings"),
    path("notices/settings/choose/", settings.choose, name="choose"),
    path("notices/settings/address/", settings.address, name="address"),
    path("notices/settings/verify/", settings.verify, name="verify"),
    path("notices/settings/remove/", settings.remove, name="address-remove"),
    path("deliveries/", deliveries.deliveries, name="deliveries"),
    path("deliveries/<int:pk>/retry/", deliveries.retry, name="retry"),
]
