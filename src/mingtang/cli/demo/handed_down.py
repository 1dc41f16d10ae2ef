"""演示的任务下达：the county's plan, what it handed to its two towns, and what became of it down to the villages."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from mingtang.cli.demo.timeline import Span, Timeline
from mingtang.delegation.actions import handing, receiving
from mingtang.delegation.models import HandDown
from mingtang.evidence.actions import evidence
from mingtang.evidence.handing import Handed
from mingtang.language.plan import read_text
from mingtang.law.openness import Openness
from mingtang.organs.sight import day_of
from mingtang.rollup.actions.quoting import quote
from mingtang.workplan.actions import plans
from mingtang.workplan.models import Commitment

COUNTY, CLERK, TEXT = "yunze", "luwenqian", "yunze_current.txt"
SUBSIDIES, OPEN_DAY = "惠农补贴的申报指南", "举办一次政府开放日"
DISTRICT = "qili-liugou"
VILLAGES = ("qili-liugou-liugou", "qili-liugou-mengjiawa", "qili-liugou-shuanghuai")
RETURNED = "本镇今年已经办过敬老院开放日，请说明能不能算作这一次，或者另定内容。"


class Line:
    """下达的经过：what has been handed down so far, by unit and task."""

    def __init__(self, town: Any, text: str) -> None:
        self.town, self.text = town, text
        self.sent: dict[tuple[str, str], HandDown] = {}
        self.pieces: list[Any] = []

    def source(self, match: str) -> Commitment:
        """The county's commitment that holds these words."""
        plan = self.town.plans[COUNTY, self.town.year]
        return next(row for row in Commitment.rows.filter(plan=plan).select_related("plan") if match in row.text)

    def plan(self, at: datetime) -> None:
        """The county's own plan of the year."""
        reading = read_text(self.town.dated(self.text), name=TEXT).as_json()
        done = plans.import_plan(
            unit=self.town.units[COUNTY],
            reading=reading,
            source_name=f"{reading['title']}.txt",
            source_sha256="0" * 64,
            openness=Openness.PROACTIVE,
            made_on=day_of(at) - timedelta(days=3),
            by=self.town.people[CLERK],
            at=at,
        )
        self.town.plans[COUNTY, self.town.year] = done.plan

    def send(self, match: str, codes: tuple[str, ...], note: str, at: datetime) -> None:
        """What the county hands to its towns, in its own words."""
        self._hand(self.source(match), match, codes, note, CLERK, at)

    def pass_on(self, at: datetime) -> None:
        """What 七里镇 took over goes on to a district and three of its villages."""
        listed = self.sent["qili", SUBSIDIES].listed
        self._hand(listed, SUBSIDIES, (DISTRICT, *VILLAGES), "公示用各村公开栏，拍照并写明日期。", "zhouwenqing", at)

    def _hand(self, source: Commitment, match: str, codes: tuple[str, ...], note: str, who: str, at: datetime) -> None:
        told = {"text": source.text, "term": source.term, "note": note, "by": self.town.people[who], "at": at}
        for row in handing.hand_down(source, targets=[self.town.units[code] for code in codes], **told):
            self.sent[row.target.code, match] = row

    def take(self, code: str, match: str, who: str, owner: str, at: datetime) -> None:
        """Taken over; by a town, with the office that answers for it."""
        row = receiving.accept(self.sent[code, match], by=self.town.people[who], at=at)
        self.sent[code, match] = row
        if owner:
            told = {"owner": self.town.units[owner], "co_owners": [], "by": self.town.people[who]}
            plans.assign(row.listed, **told, at=at)

    def send_back(self, code: str, match: str, who: str, at: datetime) -> None:
        """Sent back, and there it stays."""
        receiving.send_back(self.sent[code, match], reason=RETURNED, by=self.town.people[who], at=at)

    def deliver(self, code: str, title: str, day: date, at: datetime) -> None:
        """What a village did, entered by the officer of its district and accepted by the town."""
        row = self.sent[code, SUBSIDIES].listed
        detail = "公开栏张贴七天，有村民到村委会核对，当场说明了计算办法。"
        handed = Handed(kind="event", title=title, on=day, detail=detail)
        piece = evidence.submit(row, handed=handed, by=self.town.people["duanxiaolin"], at=at)
        self.pieces.append(evidence.accept(piece, completing=False, by=self.town.people["guwanning"], at=at))

    def quote(self, at: datetime) -> None:
        """The county quotes the first of them; it waits for another person's acceptance there."""
        quote(self.source(SUBSIDIES), piece=self.pieces[0], by=self.town.people[CLERK], at=at)


def hand_down(town: Any, line: Timeline, text: str) -> None:
    """Everything of it onto the line of days; each step later than what it needs, however short the year is yet."""
    told, span = Line(town, text), Span(town.year, town.until)
    steps = (
        (0.03, 9, told.plan),
        (0.05, 10, partial(told.send, SUBSIDIES, ("qili", "shiqiao"), "逐村公示的，交公开栏照片以外的记录。")),
        (0.97, 10, partial(told.send, OPEN_DAY, ("shiqiao", "qili"), "")),
        (0.13, 11, partial(told.take, "qili", SUBSIDIES, "zhouwenqing", "qili-nyb")),
        (0.14, 11, partial(told.take, "shiqiao", SUBSIDIES, "xiaoyunfan", "shiqiao-nyb")),
        (0.98, 11, partial(told.send_back, "shiqiao", OPEN_DAY, "xiaoyunfan")),
        (0.16, 14, told.pass_on),
        *((0.18, 15, partial(told.take, code, SUBSIDIES, "duanxiaolin", "")) for code in (DISTRICT, *VILLAGES)),
    )
    for share, hour, act in steps:
        line.add(span.day(share), hour, act)
    for code, title, share in ((VILLAGES[0], "柳沟村补贴名单公示", 0.88), (VILLAGES[1], "孟家洼村补贴名单公示", 0.30)):
        line.add(span.day(share), 16, partial(told.deliver, code, title, span.day(share)))
    line.add(span.last, 17, told.quote)
