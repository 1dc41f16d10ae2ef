"""报表的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.reporting.views import ledger_table

app_name = "reporting"

urlpatterns = [
    path("ledger/table/", ledger_table.export, name="ledger-table"),
]
