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
from mingtang.replies.models import Reply
from mingtang.replies.queries.replies import signed_reply
from mingtang.serving.queries.earlier import earlier_of, given_among

_LETTERS = {"pdf": Kind.PDF, "docx": Kind.DOCX}
_GIVEN = re.compile(r"given-([0-9]{1,9})")
_EARLIER = re.compile(r"earlier-([0-9]{1,9})-(pdf|docx)")
ANEW = "这件申请正在重新办理，办好以后在这里看新的答复。原来的答复仍可以在这里下载。"


class GivenAnswers:
    """给申请人的答复。"""

    def answer(self, application: Application) -> Answer | None:
        """Told once the reply was served, or the case ended otherwise; what was served before stays with them."""
        reply = _served(application)
        files = [*(_files(reply) if reply else ()), *_of_earlier(application, reply)]
        if application.stands in OPEN or application.outcome not in PLAIN_WORDS:
            return Answer(ANEW, files=tuple(files)) if files else None
        words = PLAIN_WORDS[application.outcome]
        if reply is None:
            return Answer(words, files=tuple(files))
        return Answer(words, reply.number, reply.signed_on, _recourse(application, reply), tuple(files))

    def file(self, application: Application, key: str, request: HttpRequest) -> HttpResponseBase | None:
        """The letter, or a file that goes with it; those of an earlier reply too."""
        reply, earlier = _served(application), _EARLIER.fullmatch(key)
        if key in _LETTERS:
            return _letter(reply, _LETTERS[key]) if reply and _has_text(reply) else None
        served = [*([reply] if reply else ()), *earlier_of(application, reply)]
        if earlier:
            found = next((each for each in served if each.pk == int(earlier[1]) and _has_text(each)), None)
            return _letter(found, _LETTERS[earlier[2]]) if found else None
        wanted = _GIVEN.fullmatch(key)
        given = given_among(served, int(wanted[1])) if wanted else None
        return deliver(given.attachment, request, public=False, called=given.title) if given else None


def _files(reply: Reply, *, key: str = "", name: str = "答复") -> list[tuple[str, str]]:
    letters = (
        [(f"{key}{each}", f"{name}（{kind.label}）") for each, kind in _LETTERS.items()] if _has_text(reply) else []
    )
    return [*letters, *((f"given-{file.pk}", file.title) for file in reply.given.filter(attachment__dropped=None))]


def _of_earlier(application: Application, reply: Reply | None) -> list[tuple[str, str]]:
    return [
        file
        for each in earlier_of(application, reply)
        for file in _files(each, key=f"earlier-{each.pk}-", name=f"原来的答复 {each.number}")
    ]


def _served(application: Application) -> Reply | None:
    if application.stands in OPEN or not application.outcome:
        return None
    reply = signed_reply(application)
    if reply is None or reply.signed_on is None:
        return None
    return reply if ground(reply.ground, reply.signed_on).outcome.code == application.outcome else None


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
