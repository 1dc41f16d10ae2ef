"""演示的清单和执法公示：lists with two versions of one of them, a dozen guides, and notices of which one is revoked."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from mingtang.cli.demo.timeline import Timeline
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Revision
from mingtang.enforcement.actions import notices
from mingtang.enforcement.actions import publishing as enforcement
from mingtang.enforcement.models import EnforcementNotice
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.law.enforcement import Ending, is_credit_code
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.registers.actions import publishing, registers
from mingtang.registers.models import Register, RegisterRow
from mingtang.withdrawals.actions import grant
from mingtang.withdrawals.models import Request

ORGAN, CLERK, OFFICER, REVIEWER, LEADER = "qili", "zhouwenqing", "hezhengyan", "lishuangyu", "zhaomingyuan"
SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class Registers:
    """清单和执法公示怎样装入：the acts of the records, planned on the line of days."""

    def __init__(
        self, line: Timeline, told: Mapping[str, Any], units: Mapping[str, Unit], people: Mapping[str, Person]
    ) -> None:
        self.line, self.told, self.units, self.people = line, told, units, people
        self.last = day_of(line.until)
        self.made: dict[str, Register] = {}
        self.notices: dict[int, EnforcementNotice] = {}

    def plan(self) -> None:
        """Plan everything of the records."""
        for told in self.told["registers"]:
            self.line.add(self._ago(told["first"]), 10, partial(self._set_up, told))
            if "second" in told:
                self.line.add(self._ago(told["second"]), 10, partial(self._change, told))
        for number, told in enumerate(self.told["notices"]):
            decided = self._ago(told["decided"])
            self.line.add(decided + timedelta(days=1), 10, partial(self._enter, number, told, decided))
            if "public" in told:
                self.line.add(decided + timedelta(days=told["public"]), 15, partial(self._show, number))
            if "revoked" in told:
                self.line.add(decided + timedelta(days=told["revoked"]), 9, partial(self._end, number, told))
                self.line.add(decided + timedelta(days=told["revoked"]), 16, partial(self._take_down, number))

    def _ago(self, days: int) -> date:
        return self.last - timedelta(days=days)

    def _set_up(self, told: Mapping[str, Any], at: datetime) -> None:
        by, unit = self.people[CLERK], self.units[ORGAN]
        made = registers.set_up(
            unit=unit, slug=told["slug"], kind=told["kind"], facts=registers.Facts(told["title"]), by=by, at=at
        )
        kind = made.of_kind
        facts = registers.Facts(told["title"], kind.basis, told["column"], kind.review_months)
        self.made[told["slug"]] = registers.change(made, facts=facts, by=by, at=at)
        more = {name: told[name] for name in ("place", "ask") if name in told}
        for row in told["rows"]:
            registers.put_row(made, cells=more | row, by=by, at=at)
        self._publish(told["slug"], "", at)

    def _change(self, told: Mapping[str, Any], at: datetime) -> None:
        register, by = self.made[told["slug"]], self.people[CLERK]
        for row in told["changes"]:
            known = RegisterRow.rows.select_related("register").filter(register=register, key=row["code"]).first()
            if row.get("gone"):
                registers.drop_row(known, by=by, at=at)
            else:
                registers.put_row(register, cells=row, row=known, by=by, at=at)
        self._publish(told["slug"], told["note"], at)

    def _publish(self, slug: str, note: str, at: datetime) -> None:
        told = {"effective_on": day_of(at), "note": note, "by": self.people[CLERK], "at": at}
        self._release(publishing.submit(self.made[slug], **told), at)

    def _release(self, revision: Revision, at: datetime) -> None:
        people = self.people
        editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=people[REVIEWER], at=at)
        editorial.sign(revision, ticks=EVERY_TICK, by=people[LEADER], at=at)
        editorial.release(revision, by=people[CLERK], at=at)

    def _enter(self, number: int, told: Mapping[str, Any], decided: date, at: datetime) -> None:
        cells = dict(told["cells"])
        body = cells.pop("credit_body", "")
        cells |= {"decided_on": decided.isoformat(), "authority": self.units[ORGAN].name}
        cells["number"] = cells["number"].replace("{year}", str(decided.year))
        cells["credit_code"] = next((body + sign for sign in SIGNS if is_credit_code(body + sign)), "")
        by, unit = self.people[OFFICER], self.units[ORGAN]
        self.notices[number] = notices.put(unit, kind=told["kind"], typed=cells, by=by, at=at)

    def _show(self, number: int, at: datetime) -> None:
        self._release(enforcement.submit(self.notices[number], by=self.people[OFFICER], at=at), at)

    def _end(self, number: int, told: Mapping[str, Any], at: datetime) -> None:
        notice, by = self.notices[number], self.people[CLERK]
        notices.end(notice, how=Ending.REVOKED, on=day_of(at), why=told["why"], by=by, at=at)

    def _take_down(self, number: int, at: datetime) -> None:
        (request,) = Request.rows.waiting().filter(document__address=self.notices[number].address)
        grant(request, by=self.people[REVIEWER], at=at)
