"""公开网站的地址：a unit's code comes first; what does not depend on a unit stands before."""

from django.urls import path, register_converter

from mingtang.portal.views import about, front, key_works, plans, programmes, units

app_name = "portal"


class Code:
    """单位代码，as organs.models.CODE has it."""

    regex = "[a-z][a-z0-9-]{1,38}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Year:
    """年度：four digits, so that a plan has one address."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Code, "unit_code")
register_converter(Year, "year")

urlpatterns = [
    path("", front.front, name="front"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    path("robots.txt", about.robots, name="robots"),
    path("sitemap.xml", about.sitemap, name="sitemap"),
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
