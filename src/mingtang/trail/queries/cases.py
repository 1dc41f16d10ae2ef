"""一件申请的留痕：everything that belongs to a case, in whatever room it lies, so that its trail is read as one.

Which tables belong to a case is read off the models: those that point at the case, those that point at these, and the
files that they hold.
"""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import models

from mingtang.applications.models import Application
from mingtang.files.models import Attachment
from mingtang.organs.models import Unit
from mingtang.sealed.models import Sealed

HELD = (Attachment, Sealed)


def cases_of(organs: Iterable[Unit], number: str) -> list[Application]:
    """编号是它的申请，of these organs; none where that is not a number."""
    year, _, serial = number.strip().partition("-")
    if not (year.isdecimal() and serial.isdecimal() and len(year) == 4 and len(serial) < 9):
        return []
    found = Application.rows.filter(unit__in=organs, year=int(year), serial=int(serial))
    return list(found.select_related("unit").order_by("unit__path"))


def number_of(subject: str) -> str:
    """留痕的对象属于哪件申请，by its number; empty where it belongs to none."""
    label, _, pk = subject.partition(":")
    model = next((model for model in apps.get_models() if model._meta.label_lower == label), None)
    if model is None or not pk.isdecimal():
        return ""
    for path in _paths().get(model, ()):
        told = model._base_manager.filter(pk=int(pk)).values_list(f"{path}__year", f"{path}__serial").first()
        if told and told[0]:
            return f"{told[0]}-{told[1]}"
    return ""


def references_of(cases: Iterable[Application]) -> list[str]:
    """这些申请的每一样东西，as the trail names them."""
    keys = [case.pk for case in cases]
    found = [f"{Application._meta.label_lower}:{key}" for key in keys]
    for model, paths in _paths().items():
        for path in paths:
            rows = model._base_manager.filter(**{f"{path}__in": keys})
            found += [f"{model._meta.label_lower}:{pk}" for pk in rows.values_list("pk", flat=True)]
            for held in _fields(model, HELD):
                target = held.related_model._meta.label_lower  # type: ignore[union-attr]
                among = rows.exclude(**{held.name: None}).values_list(held.attname, flat=True)
                found += [f"{target}:{pk}" for pk in among]
    return list(dict.fromkeys(found))


def _paths() -> dict[type[models.Model], list[str]]:
    """How each table leads to a case: straight, or by one that does."""
    tables = [model for model in apps.get_models() if model is not Application]
    straight = {model: [field.name for field in _fields(model, (Application,))] for model in tables}
    straight = {model: names for model, names in straight.items() if names}
    by_one = {
        model: [f"{field.name}__{name}" for field in _fields(model, tuple(straight)) for name in straight[_of(field)]]
        for model in tables
    }
    return {model: [*straight.get(model, ()), *by_one[model]] for model in tables if model in straight or by_one[model]}


def _of(field: models.ForeignKey) -> type[models.Model]:
    return field.related_model  # type: ignore[return-value]


def _fields(model: type[models.Model], targets: tuple[type[models.Model], ...]) -> Iterator[models.ForeignKey]:
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and field.related_model in targets and field.related_model is not model:
            yield field
