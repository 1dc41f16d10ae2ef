"""台账的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.ledger.views import commitments, evidence, ledger, plans

app_name = "ledger"

PLAN = "plans/<slug:organ>/<int:year>/"
COMMITMENT = f"{PLAN}<str:key>/"

urlpatterns = [
    path("ledger/", ledger.board, name="ledger"),
    path("stalled/", ledger.stalled, name="stalled"),
    path("plans/", plans.plans, name="plans"),
    path(PLAN, plans.show, name="plan"),
    path(f"{PLAN}openness/", plans.openness, name="plan-openness"),
    path(f"{PLAN}publish/", plans.publish, name="plan-publish"),
    path(COMMITMENT, commitments.show, name="commitment"),
    path(f"{COMMITMENT}evidence/", commitments.evidence, name="evidence-new"),
    path(f"{COMMITMENT}note/", commitments.note, name="note-new"),
    path(f"{COMMITMENT}assign/", commitments.assign, name="assign"),
    path(f"{COMMITMENT}term/", commitments.term, name="term"),
    path(f"{COMMITMENT}rule/", commitments.rule, name="rule-new"),
    path(f"{COMMITMENT}evidence/<int:pk>/accept/", evidence.accept, name="accept"),
    path(f"{COMMITMENT}evidence/<int:pk>/affirm/", evidence.affirm, name="affirm"),
    path(f"{COMMITMENT}evidence/<int:pk>/withdraw/", evidence.take_back, name="withdraw"),
    path(f"{COMMITMENT}evidence/<int:pk>/refuse/", evidence.refuse, name="refuse"),
    path(f"{COMMITMENT}evidence/<int:pk>/revoke/", evidence.revoke, name="revoke"),
    path(f"{COMMITMENT}evidence/<int:pk>/public/", evidence.public, name="evidence-public"),
    path(f"{COMMITMENT}notes/<int:pk>/public/", evidence.note_public, name="note-public"),
    path(f"{COMMITMENT}rules/<int:pk>/end/", evidence.rule_end, name="rule-end"),
]
