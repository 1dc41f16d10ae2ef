"""检索的写入：an organ adds and ends ways of saying a thing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.sayings import groups, reasons_against_group
from mingtang.language.secrecy import classification_marks
from mingtang.law.rules import refuse_if_any
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.search.models import Saying

POSTS = (PostKind.DISCLOSURE_CLERK, PostKind.ADMINISTRATOR)


def reasons_against_saying(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能添加、停用的理由：shown beside the button before it is pressed."""
    if not organ.is_organ:
        return ["说法由行政机关添加。"]
    if any(by.holds(post, at_unit=organ, on=day_of(at)) for post in POSTS):
        return []
    return [f"说法由{organ.name}的政务公开专员或者管理员添加和停用。"]


@transaction.atomic
def add_saying(organ: Unit, *, ways: Sequence[str], by: Person, at: datetime) -> Saying:
    """添加说法：from now on whoever looks for one of them in what the organ publishes finds the others."""
    organ = Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=organ.pk)
    words = " ".join(dict.fromkeys(ways))
    found = [*reasons_against_saying(organ, by=by, at=at), *reasons_against_group(words.split())]
    found += reasons_against_personal_data(words)
    if classification_marks(words):
        found.append("说法里有密级标志，请改正。")
    if any(set(words.split()) <= set(group) for group in groups()):
        found.append("这几种说法系统里已经有了，不用再添加。")
    if Saying.rows.filter(unit=organ, words=words, ended_at=None).exists():
        found.append("这一组已经添加过，正在用。")
    refuse_if_any(found)
    saying = Saying.rows.create(unit=organ, words=words, added_by=by, added_at=at)
    record(organ.code, by=by, verb="search.saying.add", of=saying, at=at, facts={"words": words})
    return saying


@transaction.atomic
def end_saying(saying: Saying, *, by: Person, at: datetime) -> Saying:
    """停用说法：what was looked for with its help is found by its own words alone again."""
    saying = Saying.rows.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=saying.pk)
    found = reasons_against_saying(saying.unit, by=by, at=at)
    if saying.ended_at is not None:
        found.append("这一组已经停用了。")
    refuse_if_any(found)
    saying.ended_by, saying.ended_at = by, at
    saying.save(update_fields=["ended_by", "ended_at"])
    record(saying.unit.code, by=by, verb="search.saying.end", of=saying, at=at)
    return saying
