"""找回的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.recovery.views import person, recovery

app_name = "recovery"

urlpatterns = [
    path("access/<slug:username>/", person.show, name="person"),
    path("access/<slug:username>/recover/", person.recover, name="ask"),
    path("recoveries/<int:pk>/", recovery.show, name="recovery"),
    path("recoveries/<int:pk>/confirm/", recovery.confirm, name="confirm"),
    path("recoveries/<int:pk>/refuse/", recovery.refuse, name="refuse"),
]
