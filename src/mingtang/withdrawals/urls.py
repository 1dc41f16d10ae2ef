"""撤回的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.withdrawals.views import clearances, requests

app_name = "withdrawals"

urlpatterns = [
    path("withdrawals/", requests.withdrawals, name="withdrawals"),
    path("withdrawals/documents/<int:pk>/ask/", requests.ask, name="ask"),
    path("withdrawals/documents/<int:pk>/safety/", requests.safety, name="safety"),
    path("withdrawals/<int:pk>/", requests.show, name="request"),
    path("withdrawals/<int:pk>/grant/", requests.grant, name="grant"),
    path("withdrawals/<int:pk>/refuse/", requests.refuse, name="refuse"),
    path("withdrawals/<int:pk>/drop/", requests.drop, name="drop"),
    path("withdrawals/clearances/<int:pk>/", clearances.show, name="clearance"),
    path("withdrawals/clearances/<int:pk>/copies/", clearances.add, name="copy-add"),
    path("withdrawals/clearances/<int:pk>/close/", clearances.close, name="clearance-close"),
    path("withdrawals/copies/<int:pk>/cleared/", clearances.cleared, name="copy-cleared"),
]
