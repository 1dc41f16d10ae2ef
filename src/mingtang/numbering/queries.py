"""索引号的查询。"""

from datetime import datetime

from mingtang.law.units import PostKind, UnitKind
from mingtang.numbering.models import IndexRule
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def organs_numbered_by(person: Person, *, at: datetime) -> list[tuple[Unit, IndexRule | None]]:
    """可以设置索引号规则的机关，each with its rule."""
    kinds = {PostKind.ADMINISTRATOR.value, PostKind.DISCLOSURE_CLERK.value}
    organs = {post.unit_id: post.unit for post in person.posts_on(day_of(at)) if post.kind in kinds}
    own = [unit for unit in organs.values() if unit.kind == UnitKind.ADMINISTRATIVE_ORGAN.value]
    rules = {rule.organ_id: rule for rule in IndexRule.rows.filter(organ__in=own)}
    return [(unit, rules.get(unit.pk)) for unit in own]
