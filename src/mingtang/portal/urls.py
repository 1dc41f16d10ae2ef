"""公开网站的地址：a unit's code comes first; what does not depend on a unit stands before."""

from django.urls import path

from mingtang.portal import converters  # noqa: F401 - the addresses below are written with them
from mingtang.portal.views import about, front, key_works, plans, programmes, units

app_name = "portal"

urlpatterns = [
    path("", front.front, name="front"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    path("robots.txt", about.robots, name="robots"),
    path("<unit_code:code>/", units.home, name="home"),
    path("<unit_code:code>/programmes/", programmes.programmes, name="programmes"),
    path("<unit_code:code>/programmes/<slug:slug>/", programmes.programme, name="programme"),
    path("<unit_code:code>/programmes/<slug:slug>/v/<int:number>/", programmes.programme, name="programme-edition"),
    path("<unit_code:code>/plans/", units.plans, name="plans"),
    path("<unit_code:code>/key-work/", key_works.key_works, name="key-works"),
    path("<unit_code:code>/key-work/<unit_code:slug>/", key_works.key_work, name="key-work"),
    path("<unit_code:code>/key-work/<unit_code:slug>/v/<int:number>/", key_works.key_work, name="key-work-edition"),
    path("<unit_code:code>/plans/<year:year>/", plans.plan, name="plan"),
    path("<unit_code:code>/plans/<year:year>/v/<int:number>/", plans.plan, name="edition"),
    path("<unit_code:code>/plans/<year:year>/v/<int:number>/<str:key>/", plans.commitment, name="edition-commitment"),
    path("<unit_code:code>/plans/<year:year>/<str:key>/", plans.commitment, name="commitment"),
]
