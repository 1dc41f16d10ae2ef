"""公文的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.policydesk.views import acts, desk

app_name = "policydesk"

urlpatterns = [
    path("policies/", desk.policies, name="policies"),
    path("policies/new/", desk.new, name="new"),
    path("policies/settings/", desk.rule, name="rule"),
    path("policies/historic/<int:pk>/", desk.historic, name="historic"),
    path("policies/<int:pk>/", desk.policy, name="policy"),
    path("policies/<int:pk>/change/", desk.change, name="change"),
    path("policies/<int:pk>/sheet/", desk.sheet, name="sheet"),
    path("policies/<int:pk>/sheet.docx", desk.paper, name="paper"),
    path("policies/<int:pk>/propose/", acts.propose, name="propose"),
    path("policies/<int:pk>/check/", acts.check, name="check"),
    path("policies/<int:pk>/back/", acts.send_back, name="back"),
    path("policies/<int:pk>/sign/", acts.sign, name="sign"),
    path("policies/<int:pk>/anew/", acts.decide_anew, name="anew"),
    path("policies/<int:pk>/step/", acts.step, name="step"),
    path("policies/<int:pk>/tie/", acts.tie, name="tie"),
    path("policies/<int:pk>/tie/<int:tie>/drop/", acts.untie, name="untie"),
    path("policies/<int:pk>/begin/", acts.begin, name="begin"),
    path("policies/<int:pk>/drop/", acts.drop, name="drop"),
    path("policies/<int:pk>/review/", acts.review, name="review"),
]
