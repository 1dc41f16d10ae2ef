"""演示的依申请公开：cases of 七里镇 at every step, each done by its own people on working days."""

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from mingtang.applications.models import Application
from mingtang.applying.actions.checking import Came
from mingtang.applying.actions.intake import apply_online, enter
from mingtang.caseletters.actions.forms import Setting, set_rule
from mingtang.casework.actions import first_steps, inquiring, terms
from mingtang.casework.actions.letters_out import Sent
from mingtang.cli.demo.timeline import Timeline
from mingtang.giving.actions import give
from mingtang.holidays.queries import calendar
from mingtang.law.applying import Typed
from mingtang.law.case_letters import letter_kind
from mingtang.law.foi import ApplicantKind, Channel
from mingtang.law.reply_facts import Asked
from mingtang.law.service import ServiceWay
from mingtang.law.units import PostKind
from mingtang.law.workdays import Calendar
from mingtang.material.actions import asking
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of
from mingtang.replies.actions import drafting, judging, signing
from mingtang.replies.queries.replies import reply_of
from mingtang.serving.actions import Served, deliver
from mingtang.spoken.actions import Spoken, answer_at_once

ORGAN, CLERK, REVIEWER, LEADER, OFFICER = "qili", "zhouwenqing", "lishuangyu", "zhaomingyuan", "liuhemiao"
SETTING = Setting(
    reviewer="云泽县人民政府",
    court="云泽县人民法院",
    number_form="七政依复〔{{年份}}〕{{序号}}号",
    signer=PostKind.LEADER,
    contact="七里镇党政办公室",
)
IDENTITY, ENCLOSED = "已看身份证原件", "来件里附了身份证复印件"
FIRST_HOUR, LAST_HOUR = 9, 16


class Applications:
    """七里镇的申请，on the line of days: every step some working days after the application came."""

    def __init__(
        self, line: Timeline, told: Mapping[str, Any], units: Mapping[str, Unit], people: Mapping[str, Person]
    ):
        self.line, self.told = line, told["applications"]
        self.units, self.people = units, people
        self.table: Calendar | None = None
        self.cases: dict[str, int] = {}

    def plan(self) -> None:
        """Put every case on the line, the settings of its letters first."""
        last = day_of(self.line.until)
        first = last - timedelta(days=max(told["ago"] for told in self.told) + 5)
        self.line.add(first, 8, self._set_rule)
        self.table = calendar()
        for told in self.told:
            came = self.table.next_working_day(last - timedelta(days=told["ago"])).day
            if came > last:
                came = self.table.previous_working_day(last).day
            self._on(came, 9, partial(self._come, told, came))
            for number, step in enumerate(told.get("steps", ())):
                day = self.table.add_working_days(came, step["after"]).day if step["after"] else came
                # 那一年的放假安排还没有公布的，期限是暂定的，不能按期满终止。
                awaited = step["do"] == "lapse_correction" and self.table.is_provisional(came, day)
                if day <= last and not awaited:
                    self._on(day, 10 + number % 6, partial(self._step, told, step, day))

    def _on(self, day: date, hour: int, act: Callable[[datetime], Any]) -> None:
        self.line.add(day, hour, act)

    def _set_rule(self, at: datetime) -> None:
        set_rule(self.units[ORGAN], SETTING, by=self.people["hanchengze"], at=at)

    def _come(self, told: Mapping[str, Any], came: date, at: datetime) -> None:
        typed = Typed(
            kind=ApplicantKind(told.get("kind", "citizen")),
            name=told["name"],
            wanted=told["wanted"],
            address=told["address"],
            way=told.get("way", "pick_up"),
        )
        channel = Channel(told["channel"])
        if channel is Channel.WEB:
            form_key = f"demo-{told['id']}-{self.line.until:%Y%m%d}"
            given = apply_online(
                self.units[ORGAN], typed=typed, images=[_picture()], form_key=form_key, address="127.0.0.1", at=at
            )
        else:
            confirmed = came if told.get("confirmed", channel is not Channel.IN_PERSON) else None
            came_in = Came(
                channel,
                submitted_on=came,
                arrived_on=came,
                signed_for_on=came if channel is Channel.POST else None,
                confirmed_on=confirmed,
                confirmation="打电话给申请人，本人接的" if confirmed else "",
                identity_seen=IDENTITY if channel is Channel.IN_PERSON else ENCLOSED,
                title=told["title"],
            )
            given = enter(self.units[ORGAN], typed=typed, came_in=came_in, by=self.people[CLERK], at=at)
        self.cases[told["id"]] = given.application.pk

    def _case(self, told: Mapping[str, Any]) -> Application:
        rows = Application.rows.select_related("unit__organ", "particulars", "came_from", "handler")
        return rows.get(pk=self.cases[told["id"]])

    def _step(self, told: Mapping[str, Any], step: Mapping[str, Any], day: date, at: datetime) -> None:
        getattr(self, f"_{step['do']}")(self._case(told), told, step, day, at)

    def _by(self, case: Application, at: datetime, who: str = CLERK) -> dict[str, Any]:
        return {"seen": case.steps, "by": self.people[who], "at": at}

    def _examine(self, case: Application, told: Mapping[str, Any], step: Any, day: date, at: datetime) -> None:
        handler = self.people[CLERK]
        first_steps.examine(case, on=day, title=told["title"], handler=handler, **self._by(case, at))

    def _ask_correction(self, case: Application, told: Any, step: Mapping[str, Any], day: date, at: datetime) -> None:
        sent = Sent(ServiceWay.DIRECT, day, "", day)
        first_steps.ask_correction(case, missing=step["missing"], term=10, sent=sent, **self._by(case, at))

    def _correct(self, case: Application, told: Any, step: Mapping[str, Any], day: date, at: datetime) -> None:
        first_steps.correct(case, on=day, corrected=step["corrected"], **self._by(case, at))

    def _lapse_correction(self, case: Application, told: Any, step: Any, day: date, at: datetime) -> None:
        first_steps.lapse_correction(case, on=day, no_reason=True, **self._by(case, at))

    def _inquire(self, case: Application, told: Any, step: Mapping[str, Any], day: date, at: datetime) -> None:
        asked = {"asked": Asked(step["asked"]), "name": step["name"], "question": step["question"]}
        inquiring.inquire(case, **asked, sent=Sent(ServiceWay.DIRECT, day, "", day), **self._by(case, at))

    def _hear(self, case: Application, told: Any, step: Mapping[str, Any], day: date, at: datetime) -> None:
        inquiry = inquiring.waiting(case)[0].pk
        heard = {"agrees": step["agrees"], "opinion": step["opinion"]}
        inquiring.hear(case, inquiry=inquiry, on=day, **heard, **self._by(case, at))

    def _extend(self, case: Application, told: Any, step: Mapping[str, Any], day: date, at: datetime) -> None:
        asked = {"days": step["days"], "on": day, "reason": step["reason"]}
        terms.ask_extension(case, **asked, **self._by(case, at))
        terms.consent(case, on=day, **self._by(case, at, LEADER))

    def _material(self, case: Application, told: Any, step: Mapping[str, Any], day: date, at: datetime) -> None:
        asked = {"unit": self.units[step["unit"]], "wanted": step["wanted"], "asked": step["asked"], "days": 5}
        asking.ask(case, **asked, by=self.people[CLERK], at=at)

    def _at_once(self, case: Application, told: Any, step: Mapping[str, Any], day: date, at: datetime) -> None:
        spoken = Spoken(step["ground"], day, step["said"], "政务公开专员和申请人")
        answer_at_once(case, spoken, steps=case.steps, by=self.people[CLERK], at=at)

    def _draft(self, case: Application, told: Any, step: Mapping[str, Any], day: date, at: datetime) -> None:
        """Chosen by its ground, filled in, with what is given, and handed in."""
        by = self.people[CLERK]
        drafting.choose(case, ground_id=step["ground"], seen="", by=by, at=at)
        answers, seen = dict(step.get("answers", {})), partial(self._seen, case, at)
        for file in step.get("gives", ()):
            upload = SimpleUploadedFile(f"{file['title']}.txt", file["text"].encode(), content_type="text/plain")
            give(case, upload=upload, title=file["title"], seen=seen(), by=by, at=at)
        for asked in letter_kind(f"reply-{step['ground']}").asks:
            answers.setdefault(asked.name, told["title"])
        withheld = tuple(step.get("withheld", ()))
        drafting.write(case, answers=answers, withheld=withheld, text="", fills=True, seen=seen(), by=by, at=at)
        drafting.hand_in(case, seen=seen(), by=by, at=at)

    def _look(self, case: Application, told: Any, step: Any, day: date, at: datetime) -> None:
        judging.look(case, seen=self._seen(case, at), by=self.people[REVIEWER], at=at)

    def _sign(self, case: Application, told: Any, step: Any, day: date, at: datetime) -> None:
        signing.sign(case, seen=self._seen(case, at), steps=case.steps, by=self.people[LEADER], at=at)

    def _serve(self, case: Application, told: Any, step: Any, day: date, at: datetime) -> None:
        served = Served(ServiceWay.DIRECT, signed=day)
        deliver(case, served, proof=None, steps=case.steps, by=self.people[CLERK], at=at)

    def _seen(self, case: Application, at: datetime) -> str:
        return reply_of(case, on=day_of(at)).reply.digest


def _picture() -> SimpleUploadedFile:
    """An image without anything on it, where a proof of identity would be."""
    kept = io.BytesIO()
    image = Image.new("RGB", (320, 200), "#dcd7c8")
    image.save(kept, "JPEG")
    return SimpleUploadedFile("证明.jpg", kept.getvalue(), content_type="image/jpeg")
