"""复查的查询：what is to be looked at again, and by when."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from mingtang.editorial.models import Document
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import Viewer, day_of
from mingtang.revisits.models import Revisit


def revisits(viewer: Viewer, *, at: datetime) -> models.QuerySet[Revisit]:
    """要复查的：open ones in sight, the nearest day first."""
    found = Revisit.seen_by(viewer, at=at).open().order_by("due_on", "pk")
    found = found.select_related("document__unit", "published__revision__author", "published__revision__stands_for")
    return found.defer("published__body", "published__revision__body")


def waiting_for(person: Person, *, at: datetime) -> list[Revisit]:
    """等我复查的：whose day has come, of the organs whose clerk one is, or of what one drafted."""
    on, clerk = day_of(at), PostKind.DISCLOSURE_CLERK.value
    organs = [post.unit_id for post in person.posts_on(on) if post.kind == clerk]
    mine = Q(document__unit__in=organs) | Q(published__revision__author=person.in_whose_name)
    return list(revisits(person, at=at).filter(mine, due_on__lte=on))


def of_document(document: Document) -> list[Revisit]:
    """这一件的复查，the newest first."""
    people = ("done_by", "done_for", "published__revision", "document__unit__organ")
    return list(Revisit.rows.filter(document=document).select_related(*people).order_by("-pk"))


def standing_day(document: Document) -> date | None:
    """现在定的复查日期，of what is public; none if nobody is to look."""
    return Revisit.rows.open().filter(document=document).values_list("due_on", flat=True).order_by("due_on").first()


def revisit(pk: int, viewer: Viewer, *, at: datetime) -> Revisit | None:
    """一次复查，in sight."""
    people = ("done_by", "done_for", "published__revision__author")
    return Revisit.seen_by(viewer, at=at).select_related("document__unit__organ", *people).filter(pk=pk).first()


def open_of(organ: Unit) -> list[Revisit]:
    """一个机关没有做的复查。"""
    found = Revisit.rows.open().filter(document__unit__organ=organ).select_related("published")
    return list(found.defer("published__body").order_by("due_on", "pk"))


def organs_with_any() -> list[int]:
    """有复查没有做的机关。"""
    return list(Revisit.rows.open().order_by().values_list("document__unit__organ", flat=True).distinct())
