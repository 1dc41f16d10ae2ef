"""案件文书的查询：what a letter may be filled with, the letters of a case, and who may write them."""

from collections.abc import Collection
from datetime import date, datetime

from mingtang.applications.clock import due_of
from mingtang.applications.models import Application, Event, Particulars
from mingtang.applications.queries.handlers import is_clerk, sees_applicant
from mingtang.caseletters.models import CaseLetter, LetterRule
from mingtang.caseletters.queries.facts import terms_of
from mingtang.holidays.queries import calendar
from mingtang.law.case_letters import Addressee, LetterKind
from mingtang.law.days import chinese_day
from mingtang.law.foi import Channel
from mingtang.law.outcomes import Ground, RecourseKind
from mingtang.law.recourse import Recourse, recourse, recourse_kind
from mingtang.law.rules import RuleBroken
from mingtang.organs.models import Person

ERASED = "（申请内容已按规定抹去）"


def may_write(person: Person, application: Application, *, at: datetime) -> bool:
    """能否拟写：the organ's clerk, and the handler of the case where they may know the applicant."""
    is_handler = application.handler_id in person.hands and sees_applicant(person, application.unit, at=at)
    return is_handler or is_clerk(person, application.unit, at=at)


def to_applicant(application: Application) -> list[CaseLetter]:
    """给申请人的文书，of the steps of the case, with their text; never a reply, which waits until it is served."""
    rows = CaseLetter.rows.filter(application=application, event__isnull=False).exclude(body="")
    letters = rows.select_related("application__unit").order_by("id")
    return [each for each in letters if each.letter_kind.to is Addressee.APPLICANT and not each.letter_kind.is_reply]


def recourse_of(kind: RecourseKind, application: Application, rule: LetterRule, *, on: date) -> Recourse:
    """救济途径，as of the day, with the names that the organ set."""
    return recourse(kind, on, organ=application.unit.name, reviewer=rule.reviewer, court=rule.court)


def known_values(
    application: Application,
    rule: LetterRule | None,
    kind: LetterKind,
    *,
    on: date,
    ground: Ground | None = None,
    withheld: Collection[Ground] = (),
    event: Event | None = None,
) -> dict[str, str]:
    """案件里知道的：the values that nobody has to type. What is not known is empty.

    ``event`` is the act that the letter tells of; its days and sums are those of the letter.
    """
    told = application.particulars
    due = _due(application, on=on)
    values = {
        "称呼": "贵单位" if application.kind != "citizen" else "您",
        "受理编号": application.number,
        "提交日期": chinese_day(application.submitted_on),
        "收到日期": chinese_day(application.received_on) if application.received_on else "",
        "提出方式": Channel(application.channel).label,
        "申请内容": _wanted(told),
        "申请人": told.name,
        "答复期限": chinese_day(due) if due else "",
        "机关": application.unit.name,
        "依据": ground.citation if ground else "",
        "文书": "",
        **terms_of(application, event),
    }
    values["救济途径"] = _recourse_text(application, rule, kind, on=on, ground=ground, withheld=withheld)
    return {name: values[name] for name in kind.known}


def _wanted(told: Particulars) -> str:
    """Marks within what the applicant wrote mean nothing, and would read as ours once the letter is edited."""
    wanted = told.corrected or told.wanted or ERASED
    return wanted.replace("{{", "｛｛").replace("}}", "｝｝")


def _due(application: Application, *, on: date) -> date | None:
    try:
        due = due_of(application, calendar(), on=on)
    except RuleBroken:
        return None
    return due.due if due else None


def _recourse_text(
    application: Application,
    rule: LetterRule | None,
    kind: LetterKind,
    *,
    on: date,
    ground: Ground | None,
    withheld: Collection[Ground],
) -> str:
    """A third party is told of a decision, not of a reply, and may go either way."""
    if rule is None or not kind.tells_recourse:
        return ""
    chosen = recourse_kind(ground, withheld) if ground else RecourseKind.EITHER
    text = recourse_of(chosen, application, rule, on=on).text
    return text.replace("本答复", "本告知书") if kind.to is Addressee.THIRD_PARTY else text


def addressee_of(application: Application, kind: LetterKind, values: dict[str, str]) -> str:
    """主送：the applicant, or whom the letter names."""
    return application.particulars.name if kind.to is Addressee.APPLICANT else values.get("收件机关", "")


def letters_of(application: Application) -> list[CaseLetter]:
    """一件申请的文书，in the order in which they were made."""
    found = application.letters.select_related("by", "stands_for", "event__service").prefetch_related("event__later")
    return list(found.order_by("id"))


def letter(application: Application, pk: int) -> CaseLetter | None:
    """其中一件。"""
    found = application.letters.filter(pk=pk).select_related("by", "stands_for", "application__unit", "event")
    return found.first()
