"""答复意见的查询：the one in hand, what stands against it, and what the case says of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from mingtang.applications.models import Application
from mingtang.caseletters.models import LetterRule
from mingtang.caseletters.queries.forms import NO_RULE, rule_of
from mingtang.caseletters.queries.letters import recourse_of
from mingtang.law.case_letters import LetterKind, reply_kind
from mingtang.law.foi import ApplicationState, FoiAct
from mingtang.law.outcomes import Ground, RecourseKind, ground
from mingtang.law.recourse import recourse_kind
from mingtang.law.replies import ReplyState
from mingtang.law.reply_redlines import Draft, redlines
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person
from mingtang.replies.models import Drafting, GivenFile, Look, Reply
from mingtang.replies.queries.record import handled, personal_in

WHY = "为什么可以给"
"""个人号码可以给申请人的理由，among what was filled in: part of the digest, and erased with the rest."""
WHY_PERSONAL = (
    "给申请人的正文或者文件里有上面这些个人信息，请删去，或者生成遮盖副本换上；"
    "是申请人本人的、依法应当给的，在“为什么可以给”里写明，由审核的人确认。"
)


@dataclass(frozen=True)
class Told:
    """一件答复意见，whole: what it is grounded on, what was filled in, which files go with it, who had it in hand."""

    reply: Reply
    ground: Ground
    withheld: tuple[Ground, ...]
    given: tuple[GivenFile, ...]
    draftings: tuple[Drafting, ...]
    looks: tuple[Look, ...]

    @property
    def kind(self) -> LetterKind:
        """答复的文书。"""
        return reply_kind(self.ground)

    @property
    def answers(self) -> dict[str, str]:
        """填写的各项，by their names."""
        return dict(self.reply.content.answers)

    @property
    def text(self) -> str:
        """正文。"""
        return self.reply.content.text

    @property
    def why_personal(self) -> str:
        """里面有个人号码、仍可以给的理由。"""
        return self.answers.get(WHY, "").strip()

    @property
    def hands(self) -> frozenset[int]:
        """拟写的人，and those for whom they did."""
        found = {drafting.by_id for drafting in self.draftings}
        return frozenset(found | {each.stands_for_id for each in self.draftings if each.stands_for_id})

    @property
    def history(self) -> list[tuple[datetime, str, str]]:
        """经手：when, who and what, in order."""
        found = [(each.at, each.signed, each.said) for each in self.draftings]
        for each in self.looks:
            reason = f"：{each.reason}" if each.reason else ""
            found.append((each.at, each.signed, f"{each.get_verdict_display()}{reason}"))
        if self.reply.signed_at:
            found.append((self.reply.signed_at, self.reply.signer, "签发"))
        return sorted(found, key=lambda one: one[0])

    @property
    def passed(self) -> Look | None:
        """审核通过的那一次，of the shape that stands now."""
        last = self.looks[-1] if self.looks else None
        return last if last and last.verdict == Look.PASSED and last.digest == self.reply.digest else None

    @property
    def looked(self) -> frozenset[int]:
        """审核通过现在这一稿的人，and those for whom they did: who looked does not sign."""
        passed = [each for each in self.looks if each.verdict == Look.PASSED and each.digest == self.reply.digest]
        return frozenset(hand for each in passed for hand in (each.by_id, each.stands_for_id) if hand)

    @property
    def returned(self) -> Look | None:
        """退回的理由，where the last word was that."""
        last = self.looks[-1] if self.looks else None
        return last if last and last.verdict == Look.RETURNED and self.reply.stands is ReplyState.DRAFT else None


def reply_of(application: Application, *, on: date) -> Told | None:
    """在手的答复意见：the one that is open, or the last that was signed and still stands."""
    found = _replies(application)
    if found is None:
        return None
    day = found.signed_on or on
    return Told(
        found,
        _ground(found.ground, day),
        tuple(_ground(each, day) for each in found.withheld),
        tuple(found.given.all()),
        tuple(found.draftings.all()),
        tuple(found.looks.all()),
    )


def _ground(name: str, day: date) -> Ground:
    return ground(name, day)


def _replies(application: Application) -> Reply | None:
    given = Prefetch("given", GivenFile.rows.select_related("attachment", "by"))
    draftings = Prefetch("draftings", Drafting.rows.select_related("by", "stands_for"))
    looks = Prefetch("looks", Look.rows.select_related("by", "stands_for"))
    rows = standing(application).select_related("content", "signed_by", "signed_for", "letter")
    found = rows.prefetch_related(given, draftings, looks).order_by("id").last()
    if found is None or found.stands is not ReplyState.SIGNED or application.state != ApplicationState.HANDLING.value:
        return found
    # 责令重新答复的，原来那一件留在案上，不再是在手的。
    return None


def standing(application: Application) -> QuerySet[Reply]:
    """没有撤回签发的：those that were not taken back before they went out."""
    return Reply.rows.filter(application=application).exclude(letter__event__later__act=FoiAct.TAKE_BACK.value)


def begun_from(application: Application, ground_id: str) -> dict[str, Any]:
    """从哪里写起：from what was taken back on the same ground, else from nothing."""
    rows = Reply.rows.filter(application=application, ground=ground_id).select_related("content")
    before = rows.filter(letter__event__later__act=FoiAct.TAKE_BACK.value).order_by("id").last()
    told = before.content if before is not None else None
    return {"answers": told.answers if told else {}, "text": told.text if told else ""}


def signed_reply(application: Application) -> Reply | None:
    """签发了的答复，the last one."""
    rows = standing(application).filter(state=ReplyState.SIGNED.value)
    return rows.select_related("letter", "letter__application").order_by("id").last()


def draft_of(told: Told) -> Draft:
    """红线要看的：answers by the need that they meet."""
    answers = {asked.need: told.answers.get(asked.name, "") for asked in told.kind.asks}
    return Draft(told.ground, told.withheld, answers, told.text, tuple(file.title for file in told.given))


def reasons_of_text(told: Told, application: Application, rule: LetterRule | None, *, on: date) -> list[str]:
    """红线：all that stands against this text, as of the day."""
    if rule is None:
        return [NO_RULE]
    kind = recourse_kind(told.ground, told.withheld)
    other = RecourseKind.EITHER if kind is RecourseKind.REVIEW_FIRST else RecourseKind.REVIEW_FIRST
    try:
        right, wrong = (recourse_of(each, application, rule, on=on) for each in (kind, other))
    except RuleBroken as broken:
        return list(broken.reasons)
    draft = draft_of(told)
    return [*redlines(draft, handled(application, draft), told=right, other=wrong), *_of_persons(told, application)]


def _of_persons(told: Told, application: Application) -> list[str]:
    """Numbers of persons go out only where it is said why they may; whoever looks confirms that."""
    found = personal_in(application, text=told.text, given=told.given)
    return [*found, WHY_PERSONAL] if found and not told.why_personal else []


def may_sign(person: Person, application: Application, *, on: date) -> bool:
    """是否由这个人签发，as the organ set it."""
    rule = rule_of(application.unit)
    return rule is not None and person.holds(rule.signs, at_unit=application.unit, on=on)


def given_files(application: Application) -> list[GivenFile]:
    """随答复给了的文件，of every signed reply, those that were not erased."""
    rows = GivenFile.rows.filter(reply__in=standing(application), reply__state=ReplyState.SIGNED.value)
    return list(rows.filter(attachment__dropped=None).select_related("attachment").order_by("id"))
