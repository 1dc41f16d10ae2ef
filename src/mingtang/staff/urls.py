"""人员与单位的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.staff.views import people, person, units

app_name = "staff"

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/new/", people.new, name="person-new"),
    path("people/<slug:username>/", person.show, name="person"),
    path("people/<slug:username>/change/", person.change, name="person-change"),
    path("people/<slug:username>/appoint/", person.appoint, name="appoint"),
    path("people/<slug:username>/reset/", person.reset, name="reset"),
    path("people/<slug:username>/leave/", person.leave, name="leave"),
    path("posts/<int:pk>/end/", person.end_post, name="end-post"),
    path("posts/<int:pk>/revoke/", person.revoke_post, name="revoke-post"),
    path("units/", units.units, name="units"),
    path("units/<slug:code>/", units.show, name="unit"),
    path("units/<slug:code>/new/", units.new, name="unit-new"),
    path("units/<slug:code>/change/", units.change, name="unit-change"),
    path("units/<slug:code>/close/", units.close, name="unit-close"),
]
