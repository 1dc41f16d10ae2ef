"""名单的写入：read a list in, hand its showing in, take the names down, erase them.

Law: 个人信息保护法 第六条、第四十七条（处理目的已实现或者保存期限已届满的，主动删除）.
"""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.crypto import salted_hmac

from mingtang.audit.actions import record
from mingtang.contents.checks import bears_mark
from mingtang.editorial import actions as editorial
from mingtang.editorial import queries as editions
from mingtang.editorial.models import Revision
from mingtang.files.marked import refuse_marked
from mingtang.language.width import squeeze
from mingtang.law.openness import Openness
from mingtang.law.payees import (
    PayeeLine,
    reasons_against_early_list,
    reasons_against_made_on,
    reasons_against_showing,
)
from mingtang.law.rules import refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.payees.models import Payee, PayeeList
from mingtang.payees.queries.lists import (
    KIND,
    address_of,
    against_naming,
    build,
    digest_of,
    last_number,
    public_list,
    subject_of,
)
from mingtang.payees.reading import read_list
from mingtang.subsidies.actions.subsidies import against_keeping, locked, put_down, refuse_unfit
from mingtang.subsidies.models import Subsidy
from mingtang.subsidies.queries import rule_of, villages_of

NOTE = "“改了什么”"
ON_ITS_WAY = "名单正在审签，要换的，先在“审核”里撤回送审。"


def reasons_against_entering(subsidy: Subsidy, *, by: Person, at: datetime) -> list[str]:
    """不能导入名单的理由：shown beside the form."""
    found = against_keeping(subsidy, by=by, at=at)
    if editions.open_edition(KIND, subject_of(subsidy)) is not None:
        found.append(ON_ITS_WAY)
    return found + reasons_against_early_list(subsidy.until_on, on=day_of(at))


def take_in(
    subsidy: Subsidy,
    *,
    file: tuple[bytes, str],
    stated: Decimal | None = None,
    made_on: date,
    note: str = "",
    by: Person,
    at: datetime,
) -> PayeeList:
    """读入名单：nothing of the file is kept, and nothing is read while any row is wrong.

    Errors: ``RuleBroken`` with every mistake by row and column; ``Unreadable`` when it is no such table.
    """
    refuse_if_any(reasons_against_entering(subsidy, by=by, at=at))
    if bears_mark(*file):
        refuse_marked(subsidy.unit, verb="payees.refuse_classified", of=subsidy, by=by, at=at)
    names = {squeeze(name): one.short_name for one in villages_of(subsidy.unit) for name in (one.name, one.short_name)}
    read = read_list(*file, villages=names, stated=stated)
    refuse_if_any(read.mistakes)
    return enter(subsidy, lines=read.lines, made_on=made_on, note=note, by=by, at=at)


def enter(
    subsidy: Subsidy, *, lines: Sequence[PayeeLine], made_on: date, note: str = "", by: Person, at: datetime
) -> PayeeList:
    """导入名单：a new version; one that nobody outside has seen is replaced, and its names are erased at once.

    Whole identity numbers end here: their last digits and a hash under the key of the site are kept.
    """
    refuse_unfit(subsidy.unit, (note,), by=by, at=at)
    with transaction.atomic():
        subsidy = locked(subsidy)
        reasons = reasons_against_entering(subsidy, by=by, at=at)
        reasons += [] if lines else ["名单里没有人。"]
        reasons += reasons_against_made_on(made_on, on=day_of(at))
        reasons += against_naming(subsidy, note, where=NOTE, more=(line.name for line in lines))
        standing = public_list(subsidy)
        if standing is not None and not note.strip():
            reasons.append("已经有一版公示过，请写明这一版改了什么、为什么改，不要写姓名。")
        places = {unit.short_name: unit.pk for unit in villages_of(subsidy.unit)}
        reasons += ["名单里有不属于本机关的村。"] if {line.village for line in lines} - set(places) else []
        refuse_if_any(reasons)
        for old in PayeeList.rows.select_for_update(no_key=True).filter(subsidy=subsidy).standing():
            if standing is None or old.number > standing.number:
                _drop(old, at=at)
        salt = secrets.token_hex(16)
        cells = [_cells(line, places) for line in lines]
        made = PayeeList.rows.create(
            subsidy=subsidy, number=last_number(subsidy) + 1, made_on=made_on, note=note.strip(), salt=salt,
            digest=digest_of(salt, cells), entered_by=by, entered_at=at,
        )  # fmt: skip
        Payee.rows.bulk_create([_row(made, place, told) for place, told in enumerate(cells, 1)], batch_size=500)
        facts = {"number": made.number, "rows": len(cells), "digest": made.digest}
        put_down(subsidy, verb="payees.enter", by=by, at=at, facts=facts)
    return made


def _locked(pk: int) -> PayeeList:
    rows = PayeeList.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related("subsidy__unit__organ").get(pk=pk)


def _cells(line: PayeeLine, places: dict[str, int]) -> tuple[object, ...]:
    hashed = salted_hmac("payees.identity", line.identity, algorithm="sha256").hexdigest() if line.identity else ""
    return places[line.village], line.name, line.tail, hashed, line.quantity, line.amount


def _row(of_list: PayeeList, place: int, told: tuple[object, ...]) -> Payee:
    village, name, tail, identity, quantity, amount = told
    return Payee(
        of_list=of_list, ordinal=place, village_id=village, name=name, tail=tail, identity=identity,
        quantity=quantity, amount=amount,
    )  # fmt: skip


def _drop(of_list: PayeeList, *, at: datetime) -> None:
    of_list.dropped_at = at
    of_list.save(update_fields=["dropped_at"])
    _wipe(of_list, at=at)


def _wipe(of_list: PayeeList, *, at: datetime) -> None:
    """The names are gone; villages, quantities and amounts stay for the sums."""
    Payee.rows.filter(of_list=of_list).exclude(name="", tail="", identity="").update(name="", tail="", identity="")
    of_list.erased_at, of_list.salt = at, ""
    of_list.save(update_fields=["erased_at", "salt"])


def reasons_against_handing_in(of_list: PayeeList | None, *, by: Person, at: datetime) -> list[str]:
    """不能送审公示的理由：shown beside the button."""
    if of_list is None:
        return ["还没有名单，请先导入。"]
    subsidy, standing = of_list.subsidy, public_list(of_list.subsidy)
    told = {"kind": KIND, "unit": subsidy.unit, "subject": subject_of(subsidy), "openness": Openness.PROACTIVE}
    found = editorial.reasons_against_submitting(**told, by=by, at=at) or against_keeping(subsidy, by=by, at=at)
    if editions.current(subsidy.address) is None:
        found.append("补贴的政策和指南还没有公开，请先把它公开，再公示名单。")
    if standing is not None and standing.number == of_list.number:
        found.append("这一版名单已经公示；要改的，先导入改过的名单。")
    if of_list.erased_at is not None:
        found.append("这一版的名字已经抹去，不能公示。")
    return found + reasons_against_early_list(subsidy.until_on, on=day_of(at))


def hand_in(of_list: PayeeList, *, since_on: date | None, until_on: date | None, by: Person, at: datetime) -> Revision:
    """送审公示：totals and the digest of the list are frozen; names never stand in what is signed."""
    with transaction.atomic():
        subsidy = locked(of_list.subsidy)
        of_list = PayeeList.rows.select_for_update(no_key=True).get(pk=of_list.pk)
        of_list.subsidy = subsidy
        days = rule_of(subsidy.unit).shown_days
        reasons = reasons_against_handing_in(of_list, by=by, at=at)
        reasons += against_naming(subsidy, of_list.note, where=NOTE)
        reasons += reasons_against_showing(since_on=since_on, until_on=until_on, on=day_of(at), days=days)
        refuse_if_any(reasons)
        of_list.since_on, of_list.until_on = since_on, until_on
        of_list.save(update_fields=["since_on", "until_on"])
        return editorial.submit(
            kind=KIND,
            unit=subsidy.unit,
            subject=subject_of(subsidy),
            address=address_of(subsidy),
            title=f"{subsidy.title}名单公示",
            body=build(of_list),
            openness=Openness.PROACTIVE,
            by=by,
            at=at,
        )


@transaction.atomic
def take_down(pk: int, *, at: datetime) -> bool:
    """收起名字：put down that the showing is over. Pages ask the day themselves and have stopped naming anybody."""
    of_list = _locked(pk)
    if of_list.taken_down_at is not None or of_list.until_on is None or of_list.until_on >= day_of(at):
        return False
    of_list.taken_down_at = at
    of_list.save(update_fields=["taken_down_at"])
    record(of_list.subsidy.unit.organ.code, by="due", verb="payees.take_down", of=of_list, at=at)
    return True


@transaction.atomic
def erase(pk: int, *, at: datetime) -> bool:
    """抹去名字：by the rule of days."""
    of_list = _locked(pk)
    if of_list.erased_at is not None:
        return False
    _wipe(of_list, at=at)
    record(of_list.subsidy.unit.organ.code, by="due", verb="payees.erase", of=of_list, at=at)
    return True
