"""指出的写入：point to a place, answer for it, send the revision back with what was pointed to.

Law: 保守国家秘密法 第三十一条（不得在非涉密信息系统中处理国家秘密）；政府信息公开条例 第十五条（个人隐私）.
"""

from datetime import datetime

from django.db import transaction

from mingtang.contents.checks import CLASSIFIED
from mingtang.editorial import actions as editorial
from mingtang.editorial.actions import steps
from mingtang.editorial.models import Return, Revision
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.secrecy import classification_marks
from mingtang.language.unseen import without_unseen
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.models import Person
from mingtang.remarks import reasons
from mingtang.remarks.models import Remark
from mingtang.remarks.places import WHOLE, places_of

LONGEST = 500
OF_ALL = "全文"


def refuse_classified(revision: Revision, *texts: str, by: Person, at: datetime) -> None:
    """拒收带密级标志或者个人信息的文字：outside a transaction of one's own, or the trail would not keep it."""
    if any(classification_marks(told) for text in texts for told in (text, without_unseen(text))):
        with transaction.atomic():
            steps.put_down(revision, verb="remarks.refuse_classified", by=by, at=at)
        raise RuleBroken(CLASSIFIED)
    refuse_if_any(reasons_against_personal_data(*texts))


def make(revision: Revision, *, place: str, text: str, by: Person, at: datetime) -> Remark:
    """指出一处：at a paragraph or line of what was handed in, or of the whole."""
    refuse_classified(revision, text, by=by, at=at)
    return _make(revision, place=place, text=text.strip(), by=by, at=at)


@transaction.atomic
def _make(revision: Revision, *, place: str, text: str, by: Person, at: datetime) -> Remark:
    revision = steps.locked(revision)
    found = reasons.against_remarking(revision, by=by, at=at) + _against_words(text, "请写明这一处要怎样改。")
    known = {each.key: each.quoted for each in places_of(revision.title, revision.content)} | {WHOLE: OF_ALL}
    if place not in known:
        found.append("这一稿里没有这一处，请重新选择。")
    refuse_if_any(found)
    remark = Remark.rows.create(
        revision=revision, place=place, quoted=known[place], text=text, by=by, stands_for=by.stands_for, at=at
    )
    steps.put_down(revision, verb="remarks.make", by=by, at=at)
    return remark


def settle(remark: Remark, *, answer: str, by: Person, at: datetime) -> Remark:
    """答复一处：what was done about it, or why nothing was."""
    refuse_classified(remark.revision, answer, by=by, at=at)
    return _settle(remark, answer=answer.strip(), by=by, at=at)


@transaction.atomic
def _settle(remark: Remark, *, answer: str, by: Person, at: datetime) -> Remark:
    revision = steps.locked(remark.revision)
    remark = Remark.rows.select_for_update(of=("self",), no_key=True).get(pk=remark.pk)
    found = reasons.against_settling(revision, remark, by=by, at=at)
    refuse_if_any([*found, *_against_words(answer, "请写明怎样改的；没有改的，写明为什么。")])
    newest = revision.edition.revisions.order_by("-number")[0]
    remark.settled_in, remark.settled_by, remark.settled_at, remark.answer = newest, by, at, answer
    remark.save(update_fields=["settled_in", "settled_by", "settled_at", "answer"])
    steps.put_down(newest, verb="remarks.settle", by=by, at=at)
    return remark


def send_back(revision: Revision, *, reason: str, by: Person, at: datetime) -> Return:
    """退回：with the reason and whatever was pointed to; either of them will do."""
    refuse_classified(revision, reason, by=by, at=at)
    pointed = Remark.rows.filter(revision=revision).count()
    if pointed and not reason.strip():
        reason = f"请看指出的 {pointed} 处。"
    return editorial.send_back(revision, reason=reason, pointed=pointed, by=by, at=at)


def _against_words(text: str, missing: str) -> list[str]:
    if len(text) > LONGEST:
        return [f"写了 {len(text)} 个字，最多 {LONGEST} 个。"]
    return [] if text else [missing]
