"""人员与单位的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.staff.views import deputies, hand_over, people, person, posts, roster, standing_in, units

app_name = "staff"

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/new/", people.new, name="person-new"),
    path("people/<slug:username>/", person.show, name="person"),
    path("people/<slug:username>/change/", person.change, name="person-change"),
    path("people/<slug:username>/appoint/", person.appoint, name="appoint"),
    path("people/<slug:username>/reset/", person.reset, name="reset"),
    path("people/<slug:username>/leave/", person.leave, name="leave"),
    path("people/<slug:username>/hand-over/", hand_over.hand_over, name="hand-over"),
    path("hand-overs/<int:pk>/", hand_over.show, name="handed-over"),
    path("hand-overs/<int:pk>/seen/", hand_over.seen, name="handed-over-seen"),
    path("roster/", roster.roster, name="roster"),
    path("roster/blank/", roster.blank, name="roster-blank"),
    path("roster/confirm/", roster.confirm, name="roster-confirm"),
    path("deputies/", deputies.deputies, name="deputies"),
    path("deputies/new/", deputies.new, name="deputy-new"),
    path("deputies/stop/", standing_in.stop, name="deputy-stop"),
    path("deputies/<int:pk>/begin/", standing_in.begin, name="deputy-begin"),
    path("deputies/<int:pk>/end/", deputies.end, name="deputy-end"),
    path("posts/", posts.posts, name="posts"),
    path("posts/<int:pk>/usual/", deputies.usual, name="usual-deputy"),
    path("posts/<int:pk>/end/", person.end_post, name="end-post"),
    path("posts/<int:pk>/revoke/", person.revoke_post, name="revoke-post"),
    path("units/", units.units, name="units"),
    path("units/<slug:code>/", units.show, name="unit"),
    path("units/<slug:code>/new/", units.new, name="unit-new"),
    path("units/<slug:code>/change/", units.change, name="unit-change"),
    path("units/<slug:code>/close/", units.close, name="unit-close"),
]
