"""人员名单的写入：everybody on the list or nobody, each with a temporary password that is told once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from mingtang.language.roster import Line
from mingtang.law import units
from mingtang.law.rules import RuleBroken
from mingtang.law.units import PostKind
from mingtang.organs import names, passwords
from mingtang.organs.actions import add_person, appoint
from mingtang.organs.actions.rules import Actor, reasons_against_managing
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

_KINDS = {kind.label: kind for kind in PostKind}


@dataclass(frozen=True)
class Mistake:
    """名单里的错：the row and the column, and what to do."""

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        return f"第 {self.row} 行“{self.column}”：{self.what}"


@dataclass(frozen=True)
class Entered:
    """登记好的一个人：the only place where the temporary password is told."""

    person: Person
    posts: tuple[str, ...]
    password: str


class RosterRefused(RuleBroken):
    """名单没有导入：with every mistake, row by row."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__(tuple(str(mistake) for mistake in mistakes))


def check_roster(lines: Sequence[Line], *, organ: Unit, by: Actor, at: datetime) -> list[Mistake]:
    """核对名单：every mistake that would keep it from being entered. It is tried and taken back whole."""
    with transaction.atomic():
        mistakes = _entered(lines, organ=organ, by=by, at=at)[1]
        transaction.set_rollback(True)
    return mistakes


@transaction.atomic
def enter_roster(lines: Sequence[Line], *, organ: Unit, by: Actor, at: datetime) -> list[Entered]:
    """导入名单：people, posts and passwords. Errors: ``RosterRefused`` with every mistake; then nobody was entered."""
    entered, mistakes = _entered(lines, organ=organ, by=by, at=at)
    if mistakes:
        raise RosterRefused(mistakes)
    for one in entered:
        # 我们随机产生的长密码不怕慢慢试，本人换成自己的密码时再用慢的算法。
        one.person.password, one.person.password_is_temporary = passwords.encoded(one.password), True
        one.person.save(update_fields=["password", "password_is_temporary"])
    return entered


def _entered(lines: Sequence[Line], *, organ: Unit, by: Actor, at: datetime) -> tuple[list[Entered], list[Mistake]]:
    against = reasons_against_managing(organ, by=by, at=at)
    if against:
        raise RuleBroken(against)
    places = list(Unit.rows.of_organ(organ).open(on=day_of(at)).select_related("organ__parent").order_by("path"))
    twice = Counter(line.username for line in lines)
    entered: list[Entered] = []
    mistakes: list[Mistake] = []
    for line in lines:
        found = [place for place in places if _is_called(place, line.unit)]
        mistakes += (wrong := _wrong(line, found, twice=twice[line.username] > 1))
        try:
            with transaction.atomic():
                # 单位不对的行也照机关试一遍，让其余的错一次说全；试过的都收回。
                entered.append(_enter(line, found[0] if found else organ, organ=organ, by=by, at=at))
                transaction.set_rollback(bool(wrong))
        except _Broken as broken:
            mistakes += [Mistake(line.row, broken.column or _column(reason), reason) for reason in broken.reasons]
    return entered, sorted(mistakes, key=lambda mistake: mistake.row)


class _Broken(RuleBroken):
    def __init__(self, column: str, reasons: Sequence[str]) -> None:
        self.column = column
        super().__init__(tuple(reasons))


def _column(reason: str) -> str:
    return "姓名" if "姓名" in reason else "账号"


def _is_called(unit: Unit, name: str) -> bool:
    return bool(name) and (names.same(unit.name, name) or names.same(unit.short_name, name))


def _wrong(line: Line, found: Sequence[Unit], *, twice: bool) -> list[Mistake]:
    """What can be said of a line before anything is tried."""
    told = []
    if twice:
        told.append(("账号", f"名单里“{line.username}”不止一行，每人一行，账号不能重复。"))
    if not found:
        told.append(("单位", f"本机关没有单位叫“{line.unit}”，请照“单位”页上的全称或者简称填写。"))
    elif len(found) > 1:
        told.append(("单位", f"有 {len(found)} 个单位的简称是“{line.unit}”，请填全称。"))
    unknown = [name for name in line.post_names if name not in _KINDS]
    if unknown:
        told.append(("岗位", f"没有“{'、'.join(unknown)}”这个岗位，请照样表的“怎样填”填写。"))
    if line.since and line.since_on is None:
        told.append(("起始日期", f"“{line.since}”不是日期，请按 2026-12-01 的样子填写。"))
    return [Mistake(line.row, column, what) for column, what in told]


def _enter(line: Line, unit: Unit, *, organ: Unit, by: Actor, at: datetime) -> Entered:
    try:
        person = add_person(username=line.username, name=line.name, unit=unit, password=None, by=by, at=at)
    except RuleBroken as broken:
        raise _Broken("", broken.reasons) from broken
    since_on: date = line.since_on or day_of(at)
    posts = []
    for kind in (_KINDS[name] for name in line.post_names if name in _KINDS):
        place = unit if units.may_carry(unit.unit_kind, kind) else organ
        try:
            posts.append(str(appoint(person, unit=place, kind=kind, since_on=since_on, by=by, at=at)))
        except RuleBroken as broken:
            raise _Broken("起始日期" if since_on < day_of(at) else "岗位", broken.reasons) from broken
    return Entered(person, tuple(posts), passwords.temporary())
