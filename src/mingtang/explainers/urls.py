"""解读情况的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.explainers.views import coverage

app_name = "explainers"

urlpatterns = [
    path("explainers/coverage/", coverage.coverage, name="coverage"),
    path("explainers/coverage/<slug:code>/coverage.xlsx", coverage.workbook, name="workbook"),
]
