"""解读设置：the three words, further types, and when a text is told to be a mere excerpt."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.interpretation import reasons
from mingtang.interpretation.models import ExplainerRule
from mingtang.law.interpretation import reasons_against_words
from mingtang.law.metadata import document_types
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person, Unit


@transaction.atomic
def set_rule(
    organ: Unit, *, words: Sequence[str], types: Sequence[str], excerpt_percent: int, by: Person, at: datetime
) -> ExplainerRule:
    """设置：types are added to those that the law data has; none of those can be taken away."""
    Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=organ.pk)
    words = [word.strip() for word in words]
    found = reasons.against_setting(organ, by=by, at=at) + reasons_against_words(words)
    found += [] if 1 <= excerpt_percent <= 100 else ["照抄的提示线在 1 至 100 之间。"]
    found += [] if set(types) <= set(document_types()) else ["文件种类里有不认识的，请重新选择。"]
    refuse_if_any(found)
    told = {"words": words, "types": list(types), "excerpt_percent": excerpt_percent, "set_by": by, "set_at": at}
    rule, _ = ExplainerRule.rows.update_or_create(organ=organ, defaults=told)
    record(organ.code, by=by, verb="interpretation.rule", of=rule, at=at)
    return rule
