"""政策解读的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.interpretation.views import blocks, explainers

app_name = "interpretation"

ONE = "explainers/<int:pk>/"
BLOCK = f"{ONE}blocks/<int:block>/"

urlpatterns = [
    path("explainers/", explainers.explainers, name="explainers"),
    path("explainers/for/<int:manuscript>/", explainers.new, name="new"),
    path(ONE, explainers.show, name="explainer"),
    path(f"{ONE}plan/", explainers.change, name="change"),
    path(f"{ONE}checks/", explainers.checks, name="checks"),
    path(f"{ONE}checks/excuse/", explainers.checked, {"act": "excuse"}, name="excuse"),
    path(f"{ONE}checks/confirm/", explainers.checked, {"act": "confirm"}, name="confirm"),
    path(f"{ONE}checks/picture/<uuid:key>/", explainers.checked, {"act": "picture"}, name="picture"),
    path(f"{ONE}hand-in/", explainers.hand_in, name="hand-in"),
    path(f"{ONE}discard/", explainers.discard, name="discard"),
    path(f"{ONE}blocks/new/<slug:kind>/", blocks.new, name="block-new"),
    path(BLOCK, blocks.change, name="block"),
    path(f"{BLOCK}move/", blocks.move, name="block-move"),
    path(f"{BLOCK}remove/", blocks.remove, name="block-remove"),
]
