"""演示的发布渠道：七里镇在本站发布，石桥镇在县门户发布：一件登记过，一件等着录入，以前的从清单导入。"""

import io
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from mingtang.catalogue.actions.columns import add_column
from mingtang.catalogue.told import ColumnFacts
from mingtang.cli.demo.timeline import Span, Timeline
from mingtang.drafting.actions import handing, writing
from mingtang.editorial import actions as editorial
from mingtang.editorial.models import Published
from mingtang.language.portal_list import Line
from mingtang.law.catalogue import Part
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR, Stage
from mingtang.law.metadata import Facts
from mingtang.law.outlets import Outlet
from mingtang.law.written import Written
from mingtang.numbering.actions import set_rule
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.outlets.actions import set_outlet
from mingtang.postings.actions import hand_in, import_list

ORGAN, OFFICE = "shiqiao", "shiqiao-nyb"
CLERK, OFFICER, REVIEWER, LEADER = "xiaoyunfan", "dingmaiqing", "tangzhixing", "weiqingshan"
COLUMN = "tzgg"
PORTAL, HOST = "云泽县人民政府网", "www.yunze.example"
# 校验码不对的代码：没有这样的机构。
PREFIX = "113700000000000002"
# 几年前的哪一天，标题，哪个单位（空着是镇）。
STOOD = (
    (1, date(2000, 3, 6), "石桥镇{year}年惠农补贴发放情况公示", "石桥镇农业农村办公室"),
    (1, date(2000, 6, 20), "石桥镇{year}年防汛工作安排", ""),
    (1, date(2000, 11, 3), "石桥镇{year}年冬春农田水利建设项目公示", ""),
    (2, date(2000, 9, 12), "石桥镇政务公开办事指南", ""),
)
SUBSIDY = (
    "<p>各村补贴面积和金额如下。</p><table><tbody><tr><th>村</th><th>面积（亩）</th><th>金额（元）</th></tr>"
    "<tr><td>石桥村</td><td>812</td><td>97440</td></tr></tbody></table>"
)
FIRE = (
    "<p>防火期内，林区禁止一切野外用火。</p>"
    "<ol><li><p>各村每天巡查。</p></li><li><p>发现火情立即报告镇政府。</p></li></ol>"
)
# 几天前签发，几天前录到县门户（没有的还等着），标题，正文。
WRITTEN = (
    (40, 38, "石桥镇耕地地力保护补贴发放公示", SUBSIDY),
    (3, None, "石桥镇关于做好森林防火工作的通知", FIRE),
)


class Postings:
    """石桥镇在县门户发布的，on the line of days."""

    def __init__(self, line: Timeline, units: Mapping[str, Unit], people: Mapping[str, Person]) -> None:
        self.line, self.units, self.people = line, units, people
        self.public: dict[str, Published] = {}

    def plan(self) -> None:
        """The clerk says where the town publishes and brings in what stood there; then documents go out."""
        last = day_of(self.line.until)
        begun = min(Span(last.year, self.line.until).day(date(last.year, 1, 5)), last - timedelta(days=60))
        for hour, act in ((8, self._number), (9, self._outlet), (10, self._list)):
            self.line.add(begun, hour, act)
        for ago, posted, title, html in WRITTEN:
            self.line.add(last - timedelta(days=ago), 15, partial(self._publish, title, html))
            if posted is not None:
                self.line.add(last - timedelta(days=posted), 9, partial(self._post, title))

    def _number(self, at: datetime) -> None:
        by, organ = self.people[CLERK], self.units[ORGAN]
        set_rule(organ, prefix=PREFIX, by=by, at=at)
        add_column(organ, slug=COLUMN, facts=ColumnFacts("通知公告", Part.OTHER), by=by, at=at)

    def _outlet(self, at: datetime) -> None:
        told: dict[str, Any] = {"outlet": Outlet.COUNTY, "portal": PORTAL, "host": HOST}
        set_outlet(self.units[ORGAN], **told, by=self.people[CLERK], at=at)

    def _list(self, at: datetime) -> None:
        lines = []
        for row, (back, day, title, unit) in enumerate(STOOD, start=2):
            on = day.replace(year=day_of(at).year - back)
            url = f"https://{HOST}/shiqiao/{on:%Y%m%d}/{row}.html"
            column = "" if unit else COLUMN
            lines.append(Line(row, title.format(year=on.year), url, on.isoformat(), column, "", unit))
        import_list(lines, sha256="0" * 64, organ=self.units[ORGAN], by=self.people[CLERK], at=at)

    def _publish(self, title: str, html: str, at: datetime) -> None:
        officer, clerk = self.people[OFFICER], self.people[CLERK]
        facts = Facts(
            title=title, issuer=self.units[ORGAN].name, number="无文号", type="notice", made_on=day_of(at),
            subjects=("agriculture",),
        )  # fmt: skip
        manuscript = writing.start(self.units[OFFICE], by=officer, at=at)
        written = Written(facts=facts, html=html, outlet=Outlet.COUNTY.value, places=(("", COLUMN),))
        manuscript = writing.keep(manuscript, written=written, version=manuscript.version, by=officer, at=at)
        revision = handing.hand_in(manuscript, by=officer, at=at)
        editorial.approve(revision, stage=Stage.FIRST, ticks=EVERY_TICK, by=clerk, at=at)
        editorial.approve(revision, findings=FOUND_CLEAR, ticks=EVERY_TICK, by=self.people[REVIEWER], at=at)
        editorial.sign(revision, ticks=EVERY_TICK, by=self.people[LEADER], at=at)
        self.public[title] = editorial.release(revision, by=clerk, at=at)

    def _post(self, title: str, at: datetime) -> None:
        kept = io.BytesIO()
        image = Image.new("RGB", (640, 360), "#f4f1ea")
        image.save(kept, "PNG")
        shot = ContentFile(kept.getvalue(), name="县门户截图.png")
        url = f"https://{HOST}/shiqiao/{day_of(at):%Y%m%d}/1.html"
        hand_in(self.public[title], url=url, on=day_of(at), screenshot=shot, by=self.people[CLERK], at=at)
