"""解读情况：which documents that must be explained are, in which forms, quarter by quarter; and which are not."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mingtang.documents.publication import KIND as DOCUMENT
from mingtang.editorial.models import Published
from mingtang.exemptions.models import Exemption
from mingtang.exemptions.queries import rule_of
from mingtang.interpretation.models import Explainer
from mingtang.law.interpretation import ExemptionState, Form, types_explained
from mingtang.law.metadata import type_name
from mingtang.listings.models import Listing, ListingQuerySet
from mingtang.organs.models import Unit


@dataclass(frozen=True)
class Line:
    """一份要解读的文件：what explains it in public, and whether it was exempted."""

    listing: Listing
    explainers: tuple[Published, ...]
    forms: tuple[str, ...]
    exempt: bool
    manuscript: int

    @property
    def type(self) -> str:
        """文件种类。"""
        return type_name(self.listing.type)

    @property
    def form_names(self) -> str:
        """形式，in words."""
        return "、".join(Form(form).label for form in self.forms)

    @property
    def is_open(self) -> bool:
        """是否还没有解读，and was not exempted."""
        return not self.explainers and not self.exempt


@dataclass(frozen=True)
class Coverage:
    """一年的解读情况。"""

    year: int
    lines: tuple[Line, ...]

    @property
    def explained(self) -> int:
        """解读了的。"""
        return sum(bool(line.explainers) for line in self.lines)

    @property
    def exempt(self) -> int:
        """批准免予解读的，without any explainer."""
        return sum(line.exempt and not line.explainers for line in self.lines)

    @property
    def without(self) -> list[Line]:
        """还没有解读的。"""
        return [line for line in self.lines if line.is_open]

    @property
    def finding(self) -> str:
        """一句话。"""
        total = len(self.lines)
        if not total:
            return f"{self.year}年还没有公开要解读的文件"
        tail = f"，批准免予解读 {self.exempt} 件" if self.exempt else ""
        left = f"，还有 {len(self.without)} 件没有解读" if self.without else ""
        return f"{self.year}年公开了 {total} 件要解读的文件，解读了 {self.explained} 件{tail}{left}"

    @property
    def most_used(self) -> str:
        """用得最多的形式。"""
        forms = self.by_form()
        most = max((row["count"] for row in forms), default=0)
        named = "”“".join(str(row["label"]) for row in forms if row["count"] == most)
        return f"用得最多的是“{named}”，{most} 件" if forms else "还没有解读"

    def by_quarter(self) -> list[tuple[str, tuple[Decimal, Decimal]]]:
        """各季度：how many were to be explained, and how many are."""
        owed = Counter((line.listing.public_on.month + 2) // 3 for line in self.lines)
        done = Counter((line.listing.public_on.month + 2) // 3 for line in self.lines if line.explainers)
        return [(f"第{quarter}季度", (Decimal(owed[number]), Decimal(done[number])))
                for number, quarter in enumerate("一二三四", start=1)]  # fmt: skip

    def by_form(self) -> list[dict[str, Any]]:
        """各种形式的件数，the forms that occur."""
        found = Counter(form for line in self.lines for form in line.forms)
        return [{"label": form.label, "count": found[form.value]} for form in Form if found[form.value]]


def years_of(organ: Unit) -> list[int]:
    """有要解读的文件的年份，the newest first."""
    rows = _listings(organ).values_list("public_on__year", flat=True).distinct().order_by()
    return sorted(set(rows), reverse=True)


def coverage(organ: Unit, *, year: int) -> Coverage:
    """一个机关一年的解读情况；always the same number of queries."""
    rows = _listings(organ).filter(public_on__range=(date(year, 1, 1), date(year, 12, 31)))
    listings = list(rows.select_related("document").order_by("-public_on", "-pk"))
    subjects = [row.document.subject for row in listings]
    explainers = Explainer.rows.standing().filter(subject__in=subjects, document__isnull=False)
    of = dict(explainers.values_list("document", "subject"))
    shown: dict[str, list[Published]] = {}
    for row in Published.public.standing().filter(document__in=of).select_related("document").order_by("pk"):
        shown.setdefault(of[row.document_id], []).append(row)
    granted = Exemption.rows.filter(subject__in=subjects, state=ExemptionState.APPROVED.value)
    exempt = set(granted.values_list("subject", flat=True))
    return Coverage(year, tuple(_line(row, shown.get(row.document.subject, []), exempt) for row in listings))


def _line(listing: Listing, shown: list[Published], exempt: set[str]) -> Line:
    forms = {form for row in shown for form in row.content["forms"]}
    subject = listing.document.subject
    told = tuple(form.value for form in Form if form in forms)
    return Line(listing, tuple(shown), told, subject in exempt, int(subject.rpartition(":")[2]))


def _listings(organ: Unit) -> ListingQuerySet:
    types = {*types_explained(), *rule_of(organ)["types"]}
    return Listing.rows.filter(unit=organ, kind=DOCUMENT, type__in=types, public_on__isnull=False)
