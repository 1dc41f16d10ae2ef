"""申请分析的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.demand.views import analysis, topics

app_name = "demand"

urlpatterns = [
    path("applications/analysis/", analysis.show, name="analysis"),
    path("applications/analysis/table/", analysis.table, name="table"),
    path("applications/topics/", topics.topics, name="topics"),
]
