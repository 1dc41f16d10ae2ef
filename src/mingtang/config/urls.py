"""地址总表：/desk/ 之下是工作台，其余是公开页面。"""

from django.urls import include, path

handler400 = "mingtang.config.uploads.refused"

urlpatterns = [
    path("desk/", include("mingtang.access.urls")),
    path("desk/", include("mingtang.recovery.urls")),
    path("desk/", include("mingtang.files.urls")),
    path("desk/", include("mingtang.holidays.urls")),
    path("desk/", include("mingtang.reviewing.urls")),
    path("desk/", include("mingtang.freshness.urls")),
    path("desk/", include("mingtang.catalogue.urls")),
    path("desk/", include("mingtang.adjustments.urls")),
    path("desk/", include("mingtang.directives.urls")),
    path("desk/", include("mingtang.drafting.urls")),
    path("desk/", include("mingtang.numbering.urls")),
    path("desk/", include("mingtang.intake.urls")),
    path("desk/", include("mingtang.ledger.urls")),
    path("desk/", include("mingtang.manual.urls")),
    path("desk/", include("mingtang.outbox.urls")),
    path("desk/", include("mingtang.agenda.urls")),
    path("desk/", include("mingtang.reminders.urls")),
    path("desk/", include("mingtang.staff.urls")),
    path("desk/", include("mingtang.comments.urls")),
    path("desk/", include("mingtang.dossiers.urls")),
    path("desk/", include("mingtang.timelines.urls")),
    path("desk/", include("mingtang.programmes.urls")),
    path("desk/", include("mingtang.delegation.urls")),
    path("desk/", include("mingtang.rollup.urls")),
    path("desk/", include("mingtang.sheets.urls")),
    path("desk/", include("mingtang.carryover.urls")),
    path("desk/", include("mingtang.reporting.urls")),
    path("desk/", include("mingtang.setup.urls")),
    path("desk/", include("mingtang.trail.urls")),
    path("desk/", include("mingtang.desk.urls")),
    path("", include("mingtang.ui.urls")),
    path("", include("mingtang.files.urls_public")),
    path("", include("mingtang.comments.urls_public")),
    path("", include("mingtang.agenda.urls_public")),
    path("", include("mingtang.portal.urls")),
]
