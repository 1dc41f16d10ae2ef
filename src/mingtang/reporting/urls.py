"""报表的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.reporting.views import ledger_table, snapshots

app_name = "reporting"

urlpatterns = [
    path("ledger/table/", ledger_table.export, name="ledger-table"),
    path("reports/", snapshots.index, name="snapshots"),
    path("reports/<slug:organ>/new/", snapshots.new, name="new"),
    path("reports/<int:pk>/", snapshots.show, name="snapshot"),
    path("reports/<int:pk>/sign/", snapshots.sign, name="sign"),
    path("reports/<int:pk>/send-back/", snapshots.send_back, name="send-back"),
    path("reports/<int:pk>/drop/", snapshots.drop, name="drop"),
    path("reports/<int:pk>/table.xlsx", snapshots.workbook, name="workbook"),
    path("reports/<int:pk>/table.docx", snapshots.paper, name="paper"),
]
