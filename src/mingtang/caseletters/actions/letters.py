"""文书的写入：a letter is made final once, in the transaction of whatever it tells of."""

import secrets
from datetime import date, datetime

from django.db import transaction

from mingtang.applications.actions.steps import locked
from mingtang.applications.models import Application, Event
from mingtang.audit.actions import record
from mingtang.caseletters.models import CaseLetter
from mingtang.caseletters.queries.facts import event_for, must_say
from mingtang.caseletters.queries.forms import row_of, rule_needed, rule_of
from mingtang.caseletters.queries.letters import known_values, may_write
from mingtang.caseletters.setting import digest_of, kept, said_in
from mingtang.files.marked import refuse_if_marked
from mingtang.law.case_letters import LetterKind
from mingtang.law.days import chinese_day
from mingtang.law.foi import FoiAct
from mingtang.law.letter_facts import reasons_against_absent_act, reasons_against_saying
from mingtang.law.outcomes import ground
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.letters.letter import Letter
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of

MARKED = "写的内容里有密级标志，没有收下，也没有保存。涉密、工作秘密的内容不得写在这里，请按保密规定办理。"
LONGEST = 20_000


def make_final(application: Application, kind: LetterKind, letter: Letter, *, by: Person, at: datetime) -> CaseLetter:
    """定稿：of a letter on the way, with the act that it tells of; a reply is made final by its signature."""
    refuse_marked(application, kept(letter), by=by, at=at)
    with transaction.atomic():
        application = locked(application)
        event = event_for(application, kind)
        reasons = reasons_against_making(application, kind, on=letter.day, by=by, at=at)
        refuse_if_any(reasons or _reasons_against_text(application, kind, letter, event, at=at))
        return freeze(application, kind, letter, event=event, by=by, at=at)


def reasons_against_making(
    application: Application, kind: LetterKind, *, on: date | None, by: Person, at: datetime
) -> list[str]:
    """不能定稿的理由：who may not, what is made elsewhere, an act that was not done, a day that cannot be."""
    reasons = []
    if not may_write(by, application, at=at):
        reasons.append(f"文书由{application.unit.name}的政务公开专员或者这件申请的承办人拟写。")
    if kind.is_table:
        reasons.append("送达回证随要送达的文书下载，不用另拟。")
    if FoiAct.SIGN in kind.acts and kind.is_reply:
        reasons.append("答复要经审核、签发，请在“答复意见”里拟写。")
    else:
        event = event_for(application, kind)
        reasons += reasons_against_absent_act(kind, is_done=event is not None)
        if on is not None and event is not None and on < event.on and kind.ends:
            reasons.append(f"成文日期（{chinese_day(on)}）早于{event.label}的日期（{chinese_day(event.on)}），请核对。")
    if on is not None and on > day_of(at):
        reasons.append(f"成文日期（{chinese_day(on)}）在今天以后，请核对。")
    if on is not None and on < application.submitted_on:
        reasons.append(f"成文日期（{chinese_day(on)}）早于提交申请的日期，请核对。")
    return reasons


def values_for(application: Application, kind: LetterKind, event: Event | None, *, on: date) -> dict[str, str]:
    """案件里知道的，as a letter of that day is filled with them.

    Errors: ``RuleBroken`` where the organ has set no names for the recourse, or the ground does not hold that day.
    """
    rule = rule_needed(application.unit) if kind.tells_recourse else rule_of(application.unit)
    chosen = ground(kind.ground, on) if kind.ground else None
    return known_values(application, rule, kind, on=on, ground=chosen, event=event)


def _reasons_against_text(
    application: Application, kind: LetterKind, letter: Letter, event: Event | None, *, at: datetime
) -> tuple[str, ...]:
    """What is written against what the case says: whoever edits the text changes its words, not its facts."""
    on = letter.day or day_of(at)
    known = values_for(application, kind, event, on=on)
    form = row_of(application.unit, kind).text
    told = must_say(application, event, known, form)
    return reasons_against_saying(said_in(letter), told, on=on, form=form)


@transaction.atomic
def freeze(
    application: Application, kind: LetterKind, letter: Letter, *, event: Event | None, by: Person, at: datetime
) -> CaseLetter:
    """写下定稿的文书，within the act that it tells of; the trail names it by its key and digest alone."""
    body, salt = kept(letter), secrets.token_hex(16)
    made = CaseLetter.rows.create(
        application=application,
        event=event,
        kind=kind.id,
        number=letter.number,
        on=letter.day or day_of(at),
        body=body,
        salt=salt,
        digest=digest_of(body, salt),
        by=by,
        stands_for=by.stands_for,
        at=at,
    )
    told = {"kind": kind.id, "number": letter.number, "digest": made.digest}
    record(application.unit.organ.code, by=by, verb="caseletters.make", of=made, at=at, facts=told)
    return made


def refuse_marked(application: Application, *texts: str, by: Person, at: datetime) -> None:
    """拒收带密级标志的文字，before anything is stored; call it outside a transaction of one's own.

    Law: 保守国家秘密法 第三十一条.
    """
    about = {"unit": application.unit, "of": application}
    refuse_if_marked(texts, **about, verb="caseletters.refuse_classified", by=by, at=at, said=MARKED)
    if sum(map(len, texts)) > LONGEST:
        raise RuleBroken(f"文书写得太长，请写在 {LONGEST} 个字以内，其余的作为附件。")


def forget_letters(application: Application, *, by: Person | str, at: datetime) -> None:
    """抹去文书的内容，within the transaction of the act; their digests stay. Law: 个人信息保护法 第四十七条."""
    found = CaseLetter.rows.filter(application=application).exclude(body="")
    if found.update(body="", salt=""):
        record(application.unit.organ.code, by=by, verb="caseletters.erase", of=application, at=at)
