"""主题的选项：the fields of the organ's own catalogue and the subject classes, and what a title speaks for."""

from collections.abc import Mapping, Sequence

from mingtang.catalogue.models import Item
from mingtang.language.likeness import most_alike
from mingtang.language.subjects import subjects_in
from mingtang.law.metadata import subject_classes

FIELD, SUBJECT = "field:", "subject:"
MOST_SUGGESTED = 2


def choices_of(items: Sequence[Item]) -> dict[str, str]:
    """可选的主题：code → name; first the fields of the catalogue in force, then the subject classes."""
    fields = {f"{FIELD}{item.first}": item.first for item in items}
    return fields | {f"{SUBJECT}{code}": name for code, name in subject_classes().items()}


def suggested(title: str, items: Sequence[Item]) -> dict[str, str]:
    """建议的主题：what the words of a title speak for. It is shown and chosen by nobody but the clerk."""
    if not title.strip():
        return {}
    alike = most_alike(title, items, of=lambda item: f"{item.first} {item.second}", most=MOST_SUGGESTED)
    fields = {f"{FIELD}{item.first}": item.first for item in alike}
    classes = subject_classes()
    subjects = {f"{SUBJECT}{code}": classes[code] for code in subjects_in(title) if code in classes}
    return dict(list((fields | subjects).items())[:MOST_SUGGESTED])


def grouped(choices: Mapping[str, str]) -> list[tuple[str, list[tuple[str, str]]]]:
    """选项，in the two groups of a form."""
    fields = [(code, name) for code, name in choices.items() if code.startswith(FIELD)]
    subjects = [(code, name) for code, name in choices.items() if code.startswith(SUBJECT)]
    return [(head, group) for head, group in (("标准目录的一级事项", fields), ("主题分类", subjects)) if group]
