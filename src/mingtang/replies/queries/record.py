"""办到哪里：what the case says of a reply, and what the reply would give away of persons."""

import re

from django.db.models import F, Min, TextField, Value

from mingtang.applications.actions.steps import outstanding
from mingtang.applications.clock import events_of, latest
from mingtang.applications.models import Application, Event, Particulars
from mingtang.casework.models import Party
from mingtang.files.queries import personal_reasons
from mingtang.language.personal import reasons_against_personal_data
from mingtang.law.foi import ApplicationState, FoiAct
from mingtang.law.replies import ReplyState
from mingtang.law.reply_facts import Asked
from mingtang.law.reply_redlines import Draft, Handled, Opinion, Replied
from mingtang.law.reply_text import own_words
from mingtang.replies.models import GivenFile, Reply

ASK_REASONS = "ask-reasons"
_NUMBER = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{1,8})(?![0-9])")


def quoted(application: Application) -> str:
    """申请内容，as the reply repeats it."""
    told = application.particulars
    return told.corrected or told.wanted


def handled(application: Application, draft: Draft) -> Handled:
    """办到哪里，as the events say. What third parties said before an order to answer anew was said all the same."""
    events = events_of(application)
    third = [event for event in events if _asks_third_party(event)]
    names = dict(Party.rows.filter(event__in=third).values_list("event", "name"))
    waiting = {event.pk for event in outstanding(application, FoiAct.INQUIRE, FoiAct.HEAR)}
    return Handled(
        organ=application.unit.name,
        short=application.unit.short_name,
        number=application.number,
        received=application.received_on,
        submitted=application.submitted_on,
        quoted=quoted(application),
        opinions=_opinions(events, names),
        third_parties=tuple(filter(None, names.values())),
        open_inquiries=sum(event.pk in waiting for event in latest(events)),
        is_unpaid=application.stands is ApplicationState.UNPAID,
        was_corrected=any(event.act == FoiAct.CORRECT.value for event in events),
        asked_reasons=_asked_reasons(application, events),
        **_earlier(application, draft),
    )


def _asks_third_party(event: Event) -> bool:
    return event.act == FoiAct.INQUIRE.value and event.told("asked") == Asked.THIRD_PARTY.value


def _opinions(events: list[Event], names: dict[int, str]) -> tuple[Opinion, ...]:
    """What each third party said last; one that was asked twice is heard the second time."""
    heard = {event.about_id: event for event in events if event.act == FoiAct.HEAR.value}
    told = {}
    for event in events:
        if _asks_third_party(event) and event.pk in heard:
            told[names.get(event.pk) or str(event.pk)] = _opinion(heard[event.pk])
    return tuple(told.values())


def _opinion(heard: Event) -> Opinion:
    if heard.told("lapsed", False):
        return Opinion.SILENT
    return Opinion.AGREED if heard.told("agrees") else Opinion.OBJECTED


def _asked_reasons(application: Application, events: list[Event]) -> bool:
    asked = any(event.act == FoiAct.DELAY.value for event in events)
    return asked or application.letters.filter(kind=ASK_REASONS).exists()


def _earlier(application: Application, draft: Draft) -> dict[str, object]:
    """The replies that are named as the earlier one, where the ground is that it was answered before."""
    said = draft.answers.get("earlier_reply", "")
    if draft.ground.id != "repeated" or not said.strip():
        return {}
    signed = Reply.rows.filter(application__unit=application.unit, state=ReplyState.SIGNED.value)
    since = signed.aggregate(year=Min("year"))["year"]
    named = signed.exclude(application=application).annotate(said=Value(said, output_field=TextField()))
    found = named.filter(said__contains=F("number")).select_related("application__particulars")
    replied = [Replied(reply.number, _is_same(application, reply.application)) for reply in found]
    cases = Application.rows.filter(unit=application.unit).exclude(outcome="").select_related("particulars")
    for year, serial in _NUMBER.findall(said):
        other = cases.exclude(pk=application.pk).filter(year=int(year), serial=int(serial)).first()
        replied += [Replied(other.number, _is_same(application, other))] if other else []
    return {"replied": tuple(replied), "replies_since": since}


def _is_same(one: Application, other: Application) -> bool | None:
    """Whether both are of the same applicant; ``None`` where either was forgotten."""
    mine, theirs = (_who(each.particulars) for each in (one, other))
    return mine[1] == theirs[1] or mine[0] == theirs[0] if mine[0] and theirs[0] else None


def _who(told: Particulars) -> tuple[str, str]:
    return "".join(told.name.split()), told.person_key


def personal_in(application: Application, *, text: str, given: tuple[GivenFile, ...]) -> list[str]:
    """给出去的个人号码：where they stand, never the numbers; what the applicant wrote is not asked.

    Law: 政府信息公开条例 第十五条; 个人信息保护法 第二十八条.
    """
    own = own_words(text, quoted(application))
    found = reasons_against_personal_data(own, *(file.title for file in given))
    return [*found, *(reason for file in given for reason in personal_reasons(file.attachment))]
