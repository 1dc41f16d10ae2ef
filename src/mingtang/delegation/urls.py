"""任务下达的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.delegation.views import giving, receiving

app_name = "delegation"

COMMITMENT = "plans/<slug:organ>/<int:year>/<str:key>/"
ONE = "handed-down/<int:pk>/"

urlpatterns = [
    path("handed-down/", receiving.inbox, name="inbox"),
    path(ONE, receiving.show, name="hand-down"),
    path(f"{ONE}accept/", receiving.accept, name="accept"),
    path(f"{ONE}send-back/", receiving.send_back, name="send-back"),
    path(f"{ONE}again/", giving.again, name="again"),
    path(f"{ONE}withdraw/", giving.withdraw, name="withdraw"),
    path(f"{ONE}recall/", giving.recall, name="recall"),
    path(f"{COMMITMENT}hand-down/", giving.give, name="give"),
]
