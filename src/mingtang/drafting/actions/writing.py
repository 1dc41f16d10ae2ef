"""写稿：start, save as often as one likes, discard. Whoever saves on top of another's text is told so first."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from mingtang.audit.actions import record
from mingtang.drafting import reasons
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.drafting.models import Manuscript
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.richtext import cleaned, described, text_of
from mingtang.language.unseen import clean_name, clean_text
from mingtang.law.mail import NoticeKind
from mingtang.law.metadata import told_of
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.written import Written, places_told
from mingtang.organs.models import Person, Unit
from mingtang.outbox.actions import notify
from mingtang.outlets.queries import usual_outlet

MOST_LETTERS = 2_000_000
LONGEST_ALT = LONGEST_REASON = 200


class SavedElsewhere(RuleBroken):
    """别处存过：since this page was opened; ``version`` is what stands there now."""

    version: int = 0

    def __init__(self, manuscript: Manuscript) -> None:
        self.version = manuscript.version
        at = f"{timezone.localtime(manuscript.saved_at):%H:%M}"
        super().__init__(
            f"这篇稿件在别处改过（{manuscript.saved_by.name}，{at}），没有覆盖。"
            "您写的还在这个页面里：可以打开那边存的来看，也可以再存一次，以您这里的为准。"
        )


@transaction.atomic
def start(unit: Unit, *, by: Person, at: datetime) -> Manuscript:
    """写新稿：empty, issued by the organ until somebody writes otherwise."""
    refuse_if_any(reasons.against_writing_for(unit, by=by, at=at))
    manuscript = Manuscript.rows.create(
        unit=unit,
        organ=unit.organ,
        owner=by.in_whose_name,
        metadata={"issuer": unit.organ.name},
        outlet=usual_outlet(unit.organ).value,
        started_at=at,
        saved_at=at,
        saved_by=by,
    )
    record(unit.organ.code, by=by, verb="drafting.start", of=manuscript, at=at)
    return manuscript


def keep(manuscript: Manuscript, *, written: Written, version: int, by: Person, at: datetime) -> Manuscript:
    """保存：what is typed, cleaned. Marks of secrecy are refused before anything is stored.

    Errors: ``SavedElsewhere`` when another page has saved since ``version``.
    """
    html = cleaned(written.html)
    texts = [*written.texts, text_of(html)]
    refuse_classified(manuscript.unit, texts, titles=[written.facts.title, *written.alts.values()], by=by, at=at)
    long = ["正文太长了，请拆成几份文件，或者把表格作为附件上传。"] if len(html) > MOST_LETTERS else []
    longest = max(map(len, written.alts.values()), default=0)
    refuse_if_any(long + ([f"图片说明超过 {LONGEST_ALT} 个字，请缩短。"] if longest > LONGEST_ALT else []))
    with transaction.atomic():
        manuscript = locked(manuscript)
        refuse_if_any(reasons.against_changing(manuscript, by=by, at=at))
        if manuscript.version != version:
            raise SavedElsewhere(manuscript)
        facts = told_of(written.facts)
        html, renamed = _describe(manuscript, html, written.alts)
        told = {
            "title": clean_name(written.facts.title)[: Manuscript._meta.get_field("title").max_length],
            "html": html,
            "metadata": {key: clean_name(it) if isinstance(it, str) else it for key, it in facts.items()},
            "places": places_told(written.places),
            "change": {"size": written.size, "note": clean_text(written.note)} if written.size or written.note else {},
            "outlet": written.outlet,
            "review_on": written.review_on,
        }
        if renamed or any(getattr(manuscript, name) != value for name, value in told.items()):
            put(manuscript, told, by=by, at=at)
    return manuscript


def _describe(manuscript: Manuscript, html: str, alts: Mapping[str, str]) -> tuple[str, bool]:
    """图片说明：in the list and wherever the picture stands in the text; and whether any is another now."""
    renamed = False
    for piece in manuscript.pieces.filter(is_picture=True).select_related("attachment"):
        alt = clean_name(alts.get(str(piece.pk), piece.alt))
        html = described(html, piece.src, alt) if alt or piece.alt else html
        if alt != piece.alt:
            piece.alt, renamed = alt, True
            piece.save(update_fields=["alt"])
    return html, renamed


def put(manuscript: Manuscript, told: dict[str, object], *, by: Person, at: datetime) -> None:
    """写入一行：and count that it was saved once more."""
    for name, value in told.items():
        setattr(manuscript, name, value)
    manuscript.version += 1
    manuscript.saved_at, manuscript.saved_by = at, by
    manuscript.save()


def doubts(manuscript: Manuscript) -> list[str]:
    """写的时候要留意的：numbers of a person, which keep it from being handed in."""
    texts = [manuscript.title, manuscript.text, *(str(value) for value in manuscript.metadata.values())]
    return reasons_against_personal_data(*texts, manuscript.change.get("note", ""))


def discard(manuscript: Manuscript, *, reason: str = "", by: Person, at: datetime) -> Manuscript:
    """放弃：it stays in the records and nobody writes on. Whose it is, is told why if somebody else gives it up."""
    reason = " ".join(reason.split())
    refuse_classified(manuscript.unit, [reason], titles=[reason], by=by, at=at)
    with transaction.atomic():
        manuscript = locked(manuscript)
        found = reasons.against_changing(manuscript, by=by, at=at)
        if manuscript.owner_id != by.in_whose_name.pk and not reason:
            found.append(f"这是{manuscript.owner.name}的稿件，放弃要写明原因，系统告知本人。")
        found += [f"放弃的原因超过 {LONGEST_REASON} 个字，请缩短。"] if len(reason) > LONGEST_REASON else []
        refuse_if_any(found)
        manuscript.discarded_at, manuscript.discarded_why = at, reason
        manuscript.save(update_fields=["discarded_at", "discarded_why"])
        record(manuscript.organ.code, by=by, verb="drafting.discard", of=manuscript, at=at)
        told = {"title": f"您为{manuscript.unit.short_name}写的一篇稿件被放弃", "of": manuscript, "step": "discarded"}
        path = reverse("drafting:draft", args=[manuscript.pk])
        notify([manuscript.owner], **told, kind=NoticeKind.RESULT, path=path, at=at, but=by.in_whose_name)
    return manuscript


@transaction.atomic
def hand_over_manuscripts(person: Person, *, to: Person, by: Person | str, at: datetime) -> None:
    """交接：what is still being written, and what may come back from review, goes to the successor."""
    found = Manuscript.rows.select_for_update(of=("self",), no_key=True).filter(owner=person, discarded_at=None)
    for manuscript in found.select_related("organ").order_by("pk"):
        manuscript.owner = to
        manuscript.save(update_fields=["owner"])
        record(manuscript.organ.code, by=by, verb="drafting.hand_over", of=manuscript, at=at)


def locked(manuscript: Manuscript) -> Manuscript:
    """The manuscript anew, its row locked."""
    rows = Manuscript.rows.select_for_update(of=("self",), no_key=True)
    return rows.select_related(
        "unit__organ", "organ", "owner", "saved_by", "document", "revision__edition", "revision__returned"
    ).get(pk=manuscript.pk)
