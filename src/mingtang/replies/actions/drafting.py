"""拟写答复意见：choose the ground, fill in, edit, hand in. An edit voids the look."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from mingtang.applications.actions.steps import locked
from mingtang.applications.models import Application
from mingtang.audit.actions import record
from mingtang.caseletters.actions.letters import refuse_marked
from mingtang.caseletters.queries.forms import row_of, rule_needed, rule_of
from mingtang.caseletters.queries.letters import known_values, may_write
from mingtang.caseletters.setting import text_of
from mingtang.comments.ports import reasons_against_words
from mingtang.law.case_letters import reply_kind
from mingtang.law.foi import FoiAct
from mingtang.law.foi import reasons_against as reasons_against_act
from mingtang.law.outcomes import ground
from mingtang.law.replies import ReplyState, move, reasons_against_ground, reasons_against_move, whole_sentences
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person
from mingtang.organs.sight import day_of
from mingtang.replies.models import Drafting, Reply, ReplyText, digest_of
from mingtang.replies.queries.replies import WHY, Told, begun_from, reasons_of_text, reply_of

STALE = "您打开页面以后，这件答复意见又改过。没有保存您这一步，请看过现在的样子再办。"
NONE = "这件申请还没有答复意见，请先选答复的依据。"


def in_hand(application: Application, seen: str, *, at: datetime) -> Told:
    """在手的答复意见，locked after its case.

    Errors: ``RuleBroken`` where there is none, or it is not as the page showed it.
    """
    held = Reply.rows.select_for_update(of=("self",), no_key=True).filter(application=application).last()
    told = reply_of(application, on=day_of(at)) if held else None
    if told is None:
        raise RuleBroken(NONE)
    if told.reply.digest != seen:
        raise RuleBroken(STALE)
    return told


def reasons_against_drafting(application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能拟写的理由：by who asks, and by where the case stands."""
    reasons = []
    if not may_write(by, application, at=at):
        reasons.append(f"答复意见由{application.unit.name}的政务公开专员或者这件申请的承办人拟写。")
    return [*reasons, *reasons_against_act(application.stands, FoiAct.SIGN)]


@transaction.atomic
def choose(application: Application, *, ground_id: str, seen: str, by: Person, at: datetime) -> Reply:
    """选依据：begin a reply, or take another ground for the one in hand; its text is then filled in anew.

    ``seen`` is empty where the page showed none: what a colleague began since is not wiped.
    """
    application = locked(application)
    reasons = reasons_against_drafting(application, by=by, at=at)
    try:
        chosen = ground(ground_id, day_of(at))
    except RuleBroken as broken:
        raise RuleBroken([*reasons, *broken.reasons]) from broken
    refuse_if_any([*reasons, *reasons_against_ground(chosen)])
    told = reply_of(application, on=day_of(at))
    if seen != (told.reply.digest if told else ""):
        raise RuleBroken(STALE)
    written = begun_from(application, chosen.id) if told is None else {"answers": {}, "text": ""}
    if told is None:
        reply = Reply(application=application, started_at=at, salt=secrets.token_hex(16), digest="")
        reply.state = ReplyState.DRAFT.value
    else:
        reply = told.reply
    reply.ground, reply.withheld = chosen.id, []
    reply.save()
    ReplyText.rows.update_or_create(reply=reply, defaults=written)
    return drafted(application, by=by, at=at, act="choose", facts={"ground": chosen.id})


def write(
    application: Application,
    *,
    answers: Mapping[str, str],
    withheld: Sequence[str],
    text: str,
    fills: bool,
    seen: str,
    by: Person,
    at: datetime,
) -> Reply:
    """保存：what was filled in and the text; with ``fills`` the text is made anew from the organ's form."""
    text = text.replace("\r\n", "\n").strip()
    refuse_marked(application, text, *answers.values(), by=by, at=at)
    with transaction.atomic():
        application = locked(application)
        refuse_if_any(reasons_against_drafting(application, by=by, at=at))
        told = in_hand(application, seen, at=at)
        told.reply.withheld = [ground(each, day_of(at)).id for each in dict.fromkeys(withheld)]
        content = told.reply.content
        content.answers = _tidied(told, answers)
        content.text = _filled(application, told.reply, at=at) if fills else text
        content.save()
        told.reply.save()
        return drafted(application, by=by, at=at, act="save")


def _tidied(told: Told, answers: Mapping[str, str]) -> dict[str, str]:
    """What the ground asks, in whole sentences where it stands as paragraphs, and why numbers of persons may go."""
    needs = {asked.name: asked.need for asked in told.kind.asks} | {WHY: ""}
    return {name: whole_sentences(needs[name], said) for name, said in answers.items() if name in needs}


def _filled(application: Application, reply: Reply, *, at: datetime) -> str:
    on = day_of(at)
    chosen = ground(reply.ground, on)
    withheld = tuple(ground(each, on) for each in reply.withheld)
    kind = reply_kind(chosen)
    values = known_values(application, rule_needed(application.unit), kind, on=on, ground=chosen, withheld=withheld) | {
        asked.name: "" for asked in kind.asks
    }
    values |= {name: said for name, said in reply.content.answers.items() if name in values}
    if withheld:
        values["不公开依据"] = "；\n".join(f"{each.label}：{each.citation}" for each in withheld) + "。"
    return text_of(row_of(application.unit, kind).text, values)


@transaction.atomic
def hand_in(application: Application, *, seen: str, by: Person, at: datetime) -> Reply:
    """送审：to another person's look at whether it is lawful."""
    application = locked(application)
    told = in_hand(application, seen, at=at)
    refuse_if_any(reasons_against_handing_in(told, application, by=by, at=at))
    told.reply.state = move(told.reply.stands, ReplyState.HANDED_IN, act="送审").value
    told.reply.save(update_fields=["state"])
    _record(told.reply, verb="replies.hand_in", by=by, at=at)
    return told.reply


def save_and_hand_in(
    application: Application,
    *,
    answers: Mapping[str, str],
    withheld: Sequence[str],
    text: str,
    seen: str,
    by: Person,
    at: datetime,
) -> Reply:
    """送审屏幕上的这一稿：saved first where it differs from what was saved; refused, nothing of it is kept."""
    text = text.replace("\r\n", "\n").strip()
    refuse_marked(application, text, *answers.values(), by=by, at=at)
    with transaction.atomic():
        told = in_hand(locked(application), seen, at=at)
        kept = (told.answers, told.reply.withheld, told.text)
        if (_tidied(told, answers), list(withheld), text) != kept:
            typed = {"answers": answers, "withheld": withheld, "text": text}
            seen = write(application, **typed, fills=False, seen=seen, by=by, at=at).digest
        return hand_in(application, seen=seen, by=by, at=at)


def reasons_against_handing_in(told: Told, application: Application, *, by: Person, at: datetime) -> list[str]:
    """不能送审的理由，all at once: the red lines among them."""
    return [
        *reasons_against_drafting(application, by=by, at=at),
        *reasons_against_move(told.reply.stands, ReplyState.HANDED_IN, act="送审"),
        *reasons_of_text(told, application, rule_of(application.unit), on=day_of(at)),
        *reasons_against_words(application.unit, told.text, at=at),
    ]


def drafted(
    application: Application, *, by: Person, at: datetime, act: str, facts: Mapping[str, object] | None = None
) -> Reply:
    """A new shape of the reply: its digest, who left it so; whatever was said of the old one is void."""
    told = reply_of(application, on=day_of(at))
    assert told is not None
    reply = told.reply
    reply.digest = digest_of(reply, answers=told.answers, text=told.text, given=told.given)
    reply.state = ReplyState.DRAFT.value
    reply.save(update_fields=["digest", "state"])
    Drafting.rows.create(reply=reply, act=act, digest=reply.digest, by=by, stands_for=by.stands_for, at=at)
    _record(reply, verb=f"replies.{act}", by=by, at=at, facts=facts)
    return reply


def _record(reply: Reply, *, verb: str, by: Person, at: datetime, facts: Mapping[str, object] | None = None) -> None:
    told = {"digest": reply.digest, **(facts or {})}
    record(reply.application.unit.organ.code, by=by, verb=verb, of=reply, at=at, facts=told)
