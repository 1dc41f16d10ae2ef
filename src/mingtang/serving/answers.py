"""给申请人的答复（端口 applying.Answers）：from the day it is served, to whoever holds the number and the code."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from mingtang.applications.models import Application
from mingtang.applying.ports import Answer
from mingtang.caseletters.papers import paper, sent
from mingtang.caseletters.queries.forms import rule_then
from mingtang.caseletters.queries.letters import recourse_of
from mingtang.contents.kinds import Kind
from mingtang.files.delivery import deliver
from mingtang.law.foi import OPEN
from mingtang.law.outcomes import ground
from mingtang.law.recourse import recourse_kind
from mingtang.law.replies import PLAIN_WORDS
from mingtang.law.rules import RuleBroken
from mingtang.replies.models import GivenFile, Reply
from mingtang.replies.queries.replies import signed_reply

_LETTERS = {"pdf": Kind.PDF, "docx": Kind.DOCX}
_GIVEN = re.compile(r"given-([0-9]{1,9})")


class GivenAnswers:
    """给申请人的答复。"""

    def answer(self, application: Application) -> Answer | None:
        """Told once the reply was served, or the case ended otherwise."""
        if application.stands in OPEN or application.outcome not in PLAIN_WORDS:
            return None
        words = PLAIN_WORDS[application.outcome]
        reply = _served(application)
        if reply is None:
            return Answer(words)
        files = [(key, f"答复（{kind.label}）") for key, kind in _LETTERS.items()] if _has_text(reply) else []
        files += [(f"given-{file.pk}", file.title) for file in reply.given.filter(attachment__dropped=None)]
        return Answer(words, reply.number, reply.signed_on, _recourse(application, reply), tuple(files))

    def file(self, application: Application, key: str, request: HttpRequest) -> HttpResponseBase | None:
        """The letter, or a file that goes with it."""
        reply = _served(application)
        if reply is None:
            return None
        if key in _LETTERS and _has_text(reply):
            return _letter(reply, _LETTERS[key])
        found = _GIVEN.fullmatch(key)
        given = _given(reply, int(found[1])) if found else None
        return deliver(given.attachment, request, public=False, called=given.title) if given else None


def _served(application: Application) -> Reply | None:
    if application.stands in OPEN or not application.outcome:
        return None
    reply = signed_reply(application)
    if reply is None or reply.signed_on is None:
        return None
    return reply if ground(reply.ground, reply.signed_on).outcome.code == application.outcome else None


def _given(reply: Reply, pk: int) -> GivenFile | None:
    return reply.given.select_related("attachment").filter(pk=pk, attachment__dropped=None).first()


def _has_text(reply: Reply) -> bool:
    return reply.letter is not None and bool(reply.letter.body)


def _recourse(application: Application, reply: Reply) -> str:
    """What the letter tells, as of the day on which it was signed."""
    if reply.signed_on is None or reply.signed_at is None:
        return ""
    rule = rule_then(application.unit, at=reply.signed_at)
    if rule is None:
        return ""
    withheld = [ground(each, reply.signed_on) for each in reply.withheld]
    kind = recourse_kind(ground(reply.ground, reply.signed_on), withheld)
    return recourse_of(kind, application, rule, on=reply.signed_on).text


def _letter(reply: Reply, kind: Kind) -> HttpResponse | None:
    assert reply.letter is not None
    try:
        file = paper(reply.letter, kind, demo=settings.DEMO)
    except RuleBroken:
        # 本机没有中文字体的，PDF 生成不了；Word 文稿还在。
        return None
    return sent(file)
