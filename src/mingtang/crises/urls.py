"""专题的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.crises.views import desk

app_name = "crises"

ONE = "crises/<slug:organ>/<slug:slug>/"
MANUSCRIPT = "drafts/<int:pk>/crisis/"

urlpatterns = [
    path("crises/", desk.crises, name="crises"),
    path("crises/new/", desk.new, name="new"),
    path(ONE, desk.show, name="crisis"),
    path(f"{ONE}change/", desk.change, name="change"),
    path(f"{ONE}briefing/", desk.briefing, name="briefing"),
    path(f"{ONE}publish/", desk.publish, name="publish"),
    path(f"{ONE}tie/", desk.tie, name="tie"),
    path(f"{ONE}ties/<int:pk>/untie/", desk.untie, name="untie"),
    path(f"{MANUSCRIPT}tie/", desk.manuscript_tie, name="manuscript-tie"),
    path(f"{MANUSCRIPT}<int:number>/untie/", desk.manuscript_untie, name="manuscript-untie"),
]
