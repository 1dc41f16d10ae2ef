"""文库的地址：what a unit publishes, beneath its code; the map of the site stands before."""

from django.urls import path

from mingtang.library import feeds as kinds
from mingtang.library.views import catalogue, columns, document, feeds, parts, sitemap
from mingtang.portal import converters  # noqa: F401 - the addresses below are written with them

app_name = "library"
ATOM, RSS = {"kind": kinds.ATOM}, {"kind": kinds.RSS}

urlpatterns = [
    path("sitemap.xml", sitemap.sitemap, name="sitemap"),
    path("sitemap/<int:number>.xml", sitemap.part, name="sitemap-part"),
    path("<unit_code:code>/open/", parts.home, name="open"),
    path("<unit_code:code>/open/guide/", parts.guide, name="guide"),
    path("<unit_code:code>/open/apply/", parts.apply, name="apply"),
    path("<unit_code:code>/open/catalogue/", catalogue.page, name="catalogue"),
    path("<unit_code:code>/open/catalogue/catalogue.xlsx", catalogue.workbook, name="catalogue-workbook"),
    path("<unit_code:code>/open/catalogue/catalogue.csv", catalogue.separated, name="catalogue-csv"),
    path("<unit_code:code>/open/catalogue/catalogue.json", catalogue.for_programs, name="catalogue-json"),
    path("<unit_code:code>/fees/", parts.fees, name="fees"),
    path("<unit_code:code>/new/", columns.new, name="new"),
    path("<unit_code:code>/feed/", feeds.of_everything, ATOM, name="feed"),
    path("<unit_code:code>/feed/rss/", feeds.of_everything, RSS, name="feed-rss"),
    path("<unit_code:code>/columns/<unit_code:slug>/", columns.column, name="column"),
    path("<unit_code:code>/columns/<unit_code:slug>/index.json", columns.column_json, name="column-json"),
    path("<unit_code:code>/columns/<unit_code:slug>/feed/", feeds.of_column, ATOM, name="column-feed"),
    path("<unit_code:code>/columns/<unit_code:slug>/feed/rss/", feeds.of_column, RSS, name="column-rss"),
    path("<unit_code:code>/documents/<year:year>-<ordinal:serial>/", document.document, name="document"),
    path(
        "<unit_code:code>/documents/<year:year>-<ordinal:serial>/v/<ordinal:number>/", document.document, name="edition"
    ),
]
