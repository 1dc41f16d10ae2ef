"""政策解读的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.interpretation.views import blocks, exemptions, explainers, overview

app_name = "interpretation"

ONE = "explainers/<int:pk>/"
BLOCK = f"{ONE}blocks/<int:block>/"

urlpatterns = [
    path("explainers/", explainers.explainers, name="explainers"),
    path("explainers/coverage/", overview.coverage, name="coverage"),
    path("explainers/coverage/<slug:code>/coverage.xlsx", overview.workbook, name="workbook"),
    path("explainers/rules/<slug:code>/", overview.rule, name="rule"),
    path("explainers/for/<int:manuscript>/", explainers.new, name="new"),
    path("explainers/exempt/<int:manuscript>/", exemptions.ask, name="exempt"),
    path("explainers/exemptions/<int:pk>/", exemptions.show, name="exemption"),
    path("explainers/exemptions/<int:pk>/decide/", exemptions.decide, name="decide"),
    path(ONE, explainers.show, name="explainer"),
    path(f"{ONE}plan/", explainers.change, name="change"),
    path(f"{ONE}checks/", explainers.checks, name="checks"),
    path(f"{ONE}hand-in/", explainers.hand_in, name="hand-in"),
    path(f"{ONE}discard/", explainers.discard, name="discard"),
    path(f"{ONE}blocks/new/<slug:kind>/", blocks.new, name="block-new"),
    path(BLOCK, blocks.change, name="block"),
    path(f"{BLOCK}move/", blocks.move, name="block-move"),
    path(f"{BLOCK}remove/", blocks.remove, name="block-remove"),
]
