"""备份：for the administrator of the topmost organ, when the last copy of everything has grown old."""

from datetime import datetime, timedelta

from django.urls import reverse

from mingtang.backup.queries import last_made
from mingtang.law.units import PostKind
from mingtang.ledger.rows import Row
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

OLD = timedelta(days=7)
"""How old a copy may grow before somebody is told; what is typed in a week can still be typed again."""


def rows(person: Person, *, at: datetime) -> list[Row]:
    """One row while there is no copy, or only an old one."""
    held = person.posts_on(day_of(at))
    if not any(post.kind == PostKind.ADMINISTRATOR.value and post.unit.parent_id is None for post in held):
        return []
    made = last_made()
    if made is not None and at - made <= OLD:
        return []
    sentence = "还没有做过备份" if made is None else f"已有 {(at - made).days} 天没有备份"
    url = f"{reverse('manual:manual', args=['administrator'])}"
    return [Row(f"{sentence}，请在服务器上运行 mingtang backup", None, "待备份", "warn", url, "看做法")]
