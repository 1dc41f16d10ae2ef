"""案卷的查阅：what is to be archived and what is, one file with its index, and the packages of a year."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch

from mingtang.applications.models import Application, ApplicationQuerySet
from mingtang.casefiles.models import Erasure, FiledPaper, Package
from mingtang.law.foi import ApplicationState
from mingtang.organs.models import Unit
from mingtang.organs.sight import Viewer

WAITING, ARCHIVED = "waiting", "archived"
_STATES = {
    WAITING: (ApplicationState.ANSWERED.value, ApplicationState.CLOSED.value),
    ARCHIVED: (ApplicationState.ARCHIVED.value,),
}


def cases(viewer: Viewer, *, at: datetime, state: str, year: int | None = None) -> ApplicationQuerySet:
    """案卷：cases in sight that wait to be archived, or are; each with its packages."""
    found = Application.seen_by(viewer, at=at).filter(state__in=_STATES[state]).select_related("unit")
    if year is not None:
        found = found.filter(year=year)
    packages = Prefetch("packages", Package.rows.order_by("-version"))
    return found.prefetch_related(packages).order_by("-year", "-serial", "unit")


def years(viewer: Viewer, *, at: datetime) -> list[tuple[Unit, int]]:
    """有案卷的机关和年份：for taking out a whole year."""
    found = Application.seen_by(viewer, at=at).filter(packages__isnull=False).order_by("unit__position", "-year")
    told = list(found.values_list("unit", "year").distinct())
    units = Unit.rows.in_bulk({pk for pk, _ in told})
    return [(units[pk], year) for pk, year in told]


def newest(application: Application) -> Package | None:
    """最新的一版。"""
    return application.packages.select_related("by", "stands_for").order_by("-version").first()


def papers_of(package: Package) -> list[FiledPaper]:
    """目录里的各件。"""
    return list(package.papers.select_related("attachment").order_by("number"))


def versions_of(application: Application) -> list[Package]:
    """各版，the newest first."""
    return list(application.packages.select_related("by", "stands_for").order_by("-version"))


def erasures_of(application: Application) -> list[Erasure]:
    """抹去的经过。"""
    return list(application.erasures.select_related("asked_by", "asked_for", "done_by", "application__unit"))


def organ(code: str) -> Unit | None:
    """One organ by its code."""
    return Unit.rows.select_related("organ").filter(code=code).first()


def packages_of(unit: Unit, year: int) -> Iterator[Package]:
    """一年的案卷：the newest version of each, in the order of their numbers; one at a time."""
    found = Application.rows.filter(unit=unit, year=year, packages__isnull=False).distinct().order_by("serial")
    for pk in found.values_list("pk", flat=True).iterator():
        yield Package.rows.filter(application=pk).select_related("application__unit").order_by("-version")[0]
