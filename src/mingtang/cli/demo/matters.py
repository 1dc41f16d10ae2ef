"""演示的更正和投诉：one record put right and told, one grievance about a village, one that the county passed down."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from mingtang.cli.demo.timeline import Timeline
from mingtang.grievances.actions import handling as grievances
from mingtang.grievances.actions import intake as complaining
from mingtang.holidays.queries import calendar
from mingtang.law.grievances import Complaint, Finding
from mingtang.law.matters import Arrival, Telling
from mingtang.law.rectifications import Typed, Verdict
from mingtang.matters.actions.receiving import Came
from mingtang.matters.models import Matter
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.rectifications.actions import handling as rectifications
from mingtang.rectifications.actions import intake as asking

ORGAN, CLERK, LEADER, OFFICER = "qili", "zhouwenqing", "zhaomingyuan", "liuhemiao"
VILLAGE = "qili-yibei-zhangqiao"
COUNTY = "云泽县人民政府办公室"
Step = tuple[int, Callable[[datetime], None]]


class Matters:
    """七里镇的更正和投诉，on the line of days: every step some working days after it came."""

    def __init__(self, line: Timeline, units: Mapping[str, Unit], people: Mapping[str, Person]):
        self.line, self.units, self.people = line, units, people
        self.kept: dict[str, Matter] = {}

    def plan(self) -> None:
        """Put every case on the line."""
        self._on(70, self._area())
        self._on(30, self._accounts())
        self._on(6, self._passed_down())

    def _on(self, ago: int, steps: tuple[Step, ...]) -> None:
        table, last = calendar(), day_of(self.line.until)
        came = table.previous_working_day(last - timedelta(days=ago)).day
        for number, (after, act) in enumerate(steps):
            day = table.add_working_days(came, after).day if after else came
            if day <= last:
                self.line.add(day, 9 + number % 7, act)

    def _does(self, room: Any, key: str, act: str, who: str = CLERK, **told: Any) -> Callable[[datetime], None]:
        return partial(self._do, room, key, act, who, told)

    def _do(self, room: Any, key: str, act: str, who: str, told: Mapping[str, Any], at: datetime) -> None:
        """One act; what is told as a function is a day that follows from the day of the act."""
        words = {name: value(at) if callable(value) else value for name, value in told.items()}
        matter = type(self.kept[key]).rows.select_related("unit__organ", "writing").get(pk=self.kept[key].pk)
        getattr(room, act)(matter, **words, seen=matter.steps, by=self.people[who], at=at)

    def _area(self) -> tuple[Step, ...]:
        """更正：the area in a table of subsidies."""
        does = partial(self._does, rectifications, "area")
        answer = "您家的补贴面积已由二点一亩改为三点一亩，发放表的更正说明已经附在原表之后。"
        found = {"verdict": Verdict.RECTIFIED, "facts": "核对承包合同和原始登记，抄录时写错。", "answer": answer}
        return (
            (0, self._ask_for_the_area),
            (1, does("take_up", handler=lambda at: self.people[OFFICER], title="耕地地力保护补贴面积")),
            (6, does("find", who=OFFICER, **found)),
            (7, does("approve", who=LEADER)),
            (9, does("carry_out", on=day_of)),
            (10, does("tell", way=Telling.IN_PERSON, on=day_of)),
        )

    def _ask_for_the_area(self, at: datetime) -> None:
        typed = Typed(
            name="更正人甲",
            record="上一年度耕地地力保护补贴分村发放表",
            wrong="我家的面积写成二点一亩。",
            right="应当是三点一亩。",
            evidence="土地承包经营权证书",
            address="七里镇演示地址六号",
        )
        came_in = Came(Arrival.COUNTER, day_of(at), "耕地地力保护补贴面积", identity_seen="已看身份证原件")
        told = {"typed": typed, "came_in": came_in, "images": {}}
        self.kept["area"] = asking.enter(self.units[ORGAN], **told, by=self.people[CLERK], at=at).matter

    def _accounts(self) -> tuple[Step, ...]:
        """投诉一个村：the accounts of a village were not published in time; upheld, to be put right."""
        does = partial(self._does, grievances, "accounts")
        answer = "您反映的情况属实。已责令该村限期补公开，补公开以后您可以在村务公开栏和村的公开页看到。"
        found = {"finding": Finding.UPHELD, "facts": "看过公开栏和公开页，第二季度收支没有公布。", "answer": answer}
        ordered = {"measures": "补公开第二季度集体财务收支，并说明迟延的原因。", "mend_by": _in_a_month}
        return (
            (0, self._complain_of_accounts),
            (2, does("take_up", handler=lambda at: self.people[OFFICER], title="村集体财务收支没有按季度公布")),
            (8, does("find", who=OFFICER, **found, **ordered)),
            (9, does("approve", who=LEADER)),
            (10, does("answer", way=Telling.ONLINE, on=day_of)),
        )

    def _complain_of_accounts(self, at: datetime) -> None:
        typed = complaining.Typed("张桥村第二季度的集体收支到现在没有公布，问过，说过几天。")
        self.kept["accounts"] = complaining.complain_online(
            self.units[ORGAN],
            about=self.units[VILLAGE],
            complaint=Complaint.NOT_PUBLISHED,
            typed=typed,
            form_key=f"demo-accounts-{at:%Y%m%d}",
            address="127.0.0.1",
            at=at,
        ).matter

    def _passed_down(self) -> tuple[Step, ...]:
        """县里转来的：about the town itself, to be looked into and reported back."""
        title = "镇的公开指南没有及时更新"
        take_up = self._does(grievances, "guide", "take_up", handler=lambda at: self.people[CLERK], title=title)
        return (0, partial(self._enter_from_the_county, title)), (1, take_up)

    def _enter_from_the_county(self, title: str, at: datetime) -> None:
        typed = complaining.Typed("镇的政府信息公开指南上的电话打不通。", address="七里镇演示地址七号")
        told = {"about": self.units[ORGAN], "complaint": Complaint.UNTRUE, "typed": typed}
        came_in = Came(Arrival.PASSED, day_of(at), title, COUNTY)
        given = complaining.enter(self.units[ORGAN], **told, came_in=came_in, by=self.people[CLERK], at=at)
        self.kept["guide"] = given.matter


def _in_a_month(at: datetime) -> Any:
    return day_of(at) + timedelta(days=30)
