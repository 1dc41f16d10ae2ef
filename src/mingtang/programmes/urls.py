"""规划的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.programmes.views import measures, programmes

app_name = "programmes"

ONE = "programmes/<slug:organ>/<slug:slug>/"
MEASURE = f"{ONE}measures/<int:pk>/"

urlpatterns = [
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programmes.new, name="new"),
    path(ONE, programmes.show, name="programme"),
    path(f"{ONE}change/", programmes.change, name="change"),
    path(f"{ONE}text/", programmes.full_text, name="full-text"),
    path(f"{ONE}papers/", programmes.paper_add, name="paper-add"),
    path(f"{ONE}papers/<int:pk>/drop/", programmes.paper_drop, name="paper-drop"),
    path(f"{ONE}publish/", programmes.publish, name="publish"),
    path(f"{ONE}measures/add/", measures.add, name="measure-add"),
    path(f"{ONE}measures/read/", measures.read, name="measures-read"),
    path(f"{ONE}measures/take-in/", measures.take_in, name="measures-take-in"),
    path(MEASURE, measures.show, name="measure"),
    path(f"{MEASURE}change/", measures.change, name="measure-change"),
    path(f"{MEASURE}withdraw/", measures.withdraw, name="measure-withdraw"),
    path(f"{MEASURE}link/", measures.link, name="link"),
    path(f"{MEASURE}unlink/", measures.unlink, name="unlink"),
]
