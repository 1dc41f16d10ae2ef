"""参加会商的岗位。"""

from datetime import date

from mingtang.law.units import PostKind
from mingtang.organs.models import Post, PostQuerySet, Unit

_NOT_ASKED = (PostKind.INSPECTOR.value, PostKind.ADMINISTRATOR.value)


def posts_for(organ: Unit, *, on: date) -> PostQuerySet:
    """可以参加会商的：posts of the organ and of what lies in it, held on the day; who inspects or administers aside."""
    held = Post.rows.on(on).filter(unit__organ=organ, person__is_active=True).exclude(kind__in=_NOT_ASKED)
    return held.select_related("unit", "person").order_by("unit__path", "kind", "pk")
