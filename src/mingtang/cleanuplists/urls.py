"""清理的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.cleanuplists.views import campaigns, entries, ledger, steps

app_name = "cleanups"

ONE = "cleanups/<slug:organ>/<int:number>/"
ENTRY = f"{ONE}documents/<int:pk>/"

urlpatterns = [
    path("cleanups/", campaigns.cleanups, name="cleanups"),
    path("cleanups/new/", campaigns.new, name="new"),
    path("cleanups/blank.xlsx", ledger.blank_table, name="blank"),
    path(ONE, campaigns.show, name="cleanup"),
    path(f"{ONE}change/", campaigns.change, name="change"),
    path(f"{ONE}read/", ledger.take_in, name="take-in"),
    path(f"{ONE}add/", ledger.add_lacking, name="add-lacking"),
    path(f"{ONE}table.xlsx", ledger.table_of, name="table"),
    path(f"{ONE}proposals/", ledger.read_proposals, name="proposals-read"),
    path(f"{ONE}propose/", ledger.propose, name="propose"),
    path(f"{ONE}hand-in/", steps.hand_in, name="hand-in"),
    path(f"{ONE}check/", steps.check, name="check"),
    path(f"{ONE}send-back/", steps.send_back, name="send-back"),
    path(f"{ONE}sign/", steps.sign, name="sign"),
    path(f"{ONE}publish/", steps.publish, name="publish"),
    path(ENTRY, entries.show, name="entry"),
    path(f"{ENTRY}match/", entries.match, name="match"),
    path(f"{ENTRY}drop/", entries.drop, name="drop"),
    path(f"{ENTRY}amended/", entries.amended, name="amended"),
]
