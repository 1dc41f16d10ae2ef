"""新指引的查询。"""

from datetime import datetime

from django.db.models import Count, Q, QuerySet

from mingtang.catalogue.models import Item, Version
from mingtang.directives.models import Directive, DirectiveQuerySet, Ruling
from mingtang.organs.sight import Viewer


def directives_of(version: Version) -> DirectiveQuerySet:
    """一版目录比对过的新指引，with how many rows are ``open``."""
    rows = Directive.rows.filter(version=version)
    return rows.annotate(open=Count("rulings", filter=Q(rulings__decision=""))).order_by("-made_at", "-pk")


def directive_at(pk: int, viewer: Viewer, *, at: datetime) -> Directive | None:
    """One directive in sight."""
    found = Directive.seen_by(viewer, at=at).select_related("version__unit__organ", "version__unit__parent", "made_by")
    return found.filter(pk=pk).first()


def rulings_of(directive: Directive) -> QuerySet[Ruling]:
    """逐行的决定，in the order of the table."""
    return directive.rulings.select_related("decided_by").order_by("position", "pk")


def ruling_of(directive: Directive, pk: int) -> Ruling | None:
    """One row of a directive."""
    found = directive.rulings.filter(pk=pk).first()
    if found is not None:
        found.directive = directive
    return found


def items_to_export(version: Version) -> list[Item]:
    """要导出的事项，in their order."""
    return list(version.items.order_by("position", "pk"))
