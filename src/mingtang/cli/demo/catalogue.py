"""演示的标准目录：the county, the town, one 管理区 and one village, each approved; officers answer for items."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

from mingtang.adjustments import actions
from mingtang.catalogue.models import Item, Version
from mingtang.cli.demo.timeline import Timeline
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

# 一级事项由哪个科室负责。
OWNERS = {
    "政策文件": "qili-dzb",
    "机关概况和公开制度": "qili-dzb",
    "财政信息": "qili-czs",
    "规划和统计": "qili-jjb",
    "重大建设项目": "qili-jjb",
    "涉农补贴": "qili-nyb",
    "乡村振兴": "qili-nyb",
    "农业农村": "qili-nyb",
    "社会救助和养老服务": "qili-shb",
    "就业和社会保险": "qili-shb",
    "应急管理": "qili-yjb",
    "回应关切": "qili-pab",
}
# 谁的目录，在多少天以前设立，由谁拟订、谁审核。
PLACES = (
    ("yunze", 330, "luwenqian"),
    ("qili", 320, "zhouwenqing"),
    ("qili-liugou", 300, "zhouwenqing"),
    ("qili-liugou-liugou", 299, "zhouwenqing"),
)


def add_catalogues(line: Timeline, units: Mapping[str, Unit], people: Mapping[str, Person]) -> None:
    """Put the catalogues on the line of days, the higher ones first."""
    last = day_of(line.until)
    for code, ago, clerk in PLACES:
        line.add(last - timedelta(days=ago), 9, partial(_found, units, people, code, clerk))


def _found(units: Mapping[str, Unit], people: Mapping[str, Person], code: str, clerk: str, at: datetime) -> None:
    unit, by = units[code], people[clerk]
    draft = actions.set_up(unit, by=by, at=at)
    actions.submit(draft, note="", by=by, at=at)
    _approve(draft, people, at=at)
    if code == "qili":
        for item in Item.rows.in_force().filter(version__unit=unit, first__in=OWNERS).select_related("version__unit"):
            actions.assign(item, owner=units[OWNERS[item.first]], column=item.column, by=by, at=at)


def _approve(draft: Version, people: Mapping[str, Person], *, at: datetime) -> None:
    on = day_of(at)
    kinds = (PostKind.REVIEWER, PostKind.LEADER)
    judge = next(
        person for person in people.values() for kind in kinds if person.holds(kind, at_unit=draft.unit, on=on)
    )
    actions.approve(draft, in_force_on=on, by=judge, at=at)
