"""异议的查询：by number and code, of a subsidy, what waits, and what keeps money from being paid."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from mingtang.law.payees import ObjectionOutcome
from mingtang.law.units import PostKind
from mingtang.objections.models import Objection, ObjectionText
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.subsidies.models import Subsidy
from mingtang.visits.codes import is_code, typed_number


def objection_with(subsidy: Subsidy, number: str, code: str) -> Objection | None:
    """The objection whose number and code these are, however they were typed."""
    found = Objection.rows.filter(of_list__subsidy=subsidy, number=typed_number(number)).select_related("words").first()
    return found if found is not None and is_code(found.number, code, found.code_digest) else None


def objections_of(subsidy: Subsidy) -> list[Objection]:
    """一项补贴的异议，the newest first."""
    rows = Objection.rows.filter(of_list__subsidy=subsidy).select_related("of_list")
    return list(rows.order_by("-received_at", "-id"))


def objection_of(subsidy: Subsidy, number: str) -> Objection | None:
    """One objection by its number."""
    rows = Objection.rows.filter(of_list__subsidy=subsidy, number=number)
    return rows.select_related("words", "of_list__subsidy", "answered_by", "taken_by").first()


def is_number_taken(number: str) -> bool:
    """Whether another objection has the number."""
    return Objection.rows.filter(number=number).exists()


def waiting_count(subsidy: Subsidy) -> int:
    """还没有答复的件数。"""
    return Objection.rows.filter(of_list__subsidy=subsidy).waiting().count()


def upheld_count(subsidy: Subsidy, *, since: tuple[int, datetime] | None) -> int:
    """成立而名单还没有改的件数：mended by the public list only when it is a later one, read in after the answer."""
    upheld = Objection.rows.filter(of_list__subsidy=subsidy, outcome=ObjectionOutcome.UPHELD.value)
    if since is not None:
        number, read_at = since
        upheld = upheld.exclude(of_list__number__lt=number, answered_at__lt=read_at)
    return upheld.count()


def outcomes_of(subsidy: Subsidy) -> list[str]:
    """答复过的结果，one for each."""
    answered = Objection.rows.filter(of_list__subsidy=subsidy).exclude(outcome="")
    return list(answered.order_by("pk").values_list("outcome", flat=True))


def with_this_form(form_key: str) -> Objection | None:
    """The objection that came with a form, if it came already."""
    return Objection.rows.filter(form_key=form_key).select_related("words").first()


def waiting_for(person: Person, *, at: datetime) -> Iterable[Objection]:
    """等这个人答复的：of the subsidies that the person keeps."""
    mine = Q(pk__in=[])
    for post in person.posts_on(day_of(at)):
        if post.kind == PostKind.DISCLOSURE_CLERK.value:
            mine |= Q(of_list__subsidy__unit=post.unit_id)
        elif post.kind == PostKind.OFFICE_OFFICER.value:
            mine |= Q(of_list__subsidy__office=post.unit_id)
    rows = Objection.rows.filter(mine).waiting().select_related("of_list__subsidy__unit")
    return rows.order_by("due_on", "pk")


def with_words_past_keeping() -> list[int]:
    """文字过了保存期限的：answered, and the names of the list that they were about are erased."""
    told = ObjectionText.rows.exclude(text="", name="", contact="").exclude(objection__outcome="")
    return list(told.filter(objection__of_list__erased_at__isnull=False).values_list("objection_id", flat=True))
