"""逐句细读：what each sentence is, by when, by whom, on what ground, and which clauses it concerns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mingtang.language.citations import find_citations, short_names
from mingtang.language.clauses import suggest_clauses
from mingtang.language.due import Due, find_due
from mingtang.language.duties import Kind, kind_of
from mingtang.language.offices import Responsibility, find_responsibilities
from mingtang.language.papers import Doubt
from mingtang.language.plan import cues
from mingtang.language.plan.draft import ChapterDraft, Draft, SectionDraft
from mingtang.language.plan.reading import Chapter, Commitment, Section
from mingtang.language.plan.terms import due_of
from mingtang.language.width import narrow

_PRINCIPLES = re.compile(r"总体要求|指导思想|总体思路|基本原则|总体目标|工作目标|目标任务$")
_FIRM = re.compile(r"确保|必须|应当|不得|务必|(?:责任|牵头|完成)[\u4e00-\u9fff]{2}[:：]")


@dataclass(frozen=True, slots=True)
class _Paper:
    """What holds for the whole paper: its year and the short names that it defines."""

    year: int | None
    short: frozenset[str]


def finish(
    drafts: Sequence[ChapterDraft], year: int | None, preamble: str = ""
) -> tuple[tuple[Chapter, ...], list[Doubt]]:
    """细读：chapters with ids by order, and the doubts of all sentences with their places."""
    doubts: list[Doubt] = []
    texts = (draft.text for chapter in drafts for section in chapter.sections for draft in section.drafts)
    paper = _Paper(year, short_names(preamble).union(*map(short_names, texts)))
    chapters = []
    for at, chapter in enumerate(drafts, 1):
        inherited = _owners_of(chapter.heading)
        sections = chapter.sections or [SectionDraft(where=chapter.where)]
        finished = tuple(
            _section(section, (at, number), chapter, inherited, paper, doubts)
            for number, section in enumerate(sections, 1)
        )
        chapters.append(Chapter(at, bool(chapter.mark), chapter.heading, chapter.mark, finished))
    return tuple(chapters), doubts


def _section(
    section: SectionDraft,
    place: tuple[int, int],
    chapter: ChapterDraft,
    inherited: Responsibility | None,
    paper: _Paper,
    doubts: list[Doubt],
) -> Section:
    owners = _owners(section, _owners_of(section.heading) or _owner_above(section) or inherited)
    context = f"{chapter.heading} {section.heading}"
    commitments = []
    for number, (draft, owner) in enumerate(zip(section.drafts, owners, strict=True), 1):
        kind = draft.kind or _kind(draft, context)
        due = due_of(draft, owner, paper.year) if kind is Kind.TASK else Due()
        id_ = f"{place[0]}.{place[1]}.{number}"
        doubts += [Doubt(f"{id_}（{draft.where}）", doubt) for doubt in _doubts(due, paper.year)]
        offices = draft.offices if draft.offices is not None else (owner.offices if owner else ())
        commitments.append(
            Commitment(
                id=id_, kind=kind, text=draft.text, due=due.on, due_text=due.text,
                rhythm=due.rhythm, offices=offices if kind is Kind.TASK else (),
                cites=find_citations(draft.text, paper.short),
                clauses=suggest_clauses(draft.text, context) if kind is Kind.TASK else (), mark=draft.mark,
                notes=draft.notes, where=draft.where,
            )
        )  # fmt: skip
    return Section(place[1], section.heading, section.mark, tuple(commitments))


def _kind(draft: Draft, context: str) -> Kind:
    """Under 总体要求 and the like only what is firmly demanded is a task; a table's row is one unless it is a note."""
    if draft.paragraph == -1 and not cues.is_closing(draft.text):
        return Kind.TASK
    if _PRINCIPLES.search(context) and not _FIRM.search(draft.text) and find_due(draft.text, 2000).on is None:
        return Kind.STATEMENT
    return kind_of(draft.text)


def _doubts(due: Due, year: int | None) -> list[str]:
    told = list(due.doubts)
    if due.on is not None and year is not None and due.on.year < year:
        told.append(f"期限“{due.text}”早于计划年份，请核对。")
    return told


def _owners_of(heading: str) -> Responsibility | None:
    labelled = [item for item in find_responsibilities(heading) if _is_labelled(item, heading)]
    return labelled[-1] if labelled else None


def _owner_above(section: SectionDraft) -> Responsibility | None:
    """A line 责任单位：…… straight under the heading answers for the whole section."""
    first = section.drafts[0] if section.drafts else None
    return _owners_of(first.text) if first is not None and cues.is_owner_line(first.text) else None


def _is_labelled(item: Responsibility, text: str) -> bool:
    """In brackets, or behind a label that begins a line: not merely named in running prose."""
    return narrow(text)[item.begin] in "([" or ":" in narrow(text)[item.begin : item.begin + 12]


def _owners(section: SectionDraft, inherited: Responsibility | None) -> list[Responsibility | None]:
    """Who answers for each sentence: named in it; else at the end of its paragraph or in the line below; else above."""
    owners: list[Responsibility | None] = []
    for at, draft in enumerate(section.drafts):
        found = find_responsibilities(draft.text)
        labelled = [item for item in found if _is_labelled(item, draft.text)]
        named = labelled or list(found)
        owners.append(named[-1] if named else None)
        if labelled:
            for before in _covers(section, owners, at, labelled[-1]):
                owners[before] = labelled[-1]
    return [owner or inherited for owner in owners]


def _covers(section: SectionDraft, owners: Sequence[Responsibility | None], at: int, item: Responsibility) -> list[int]:
    """Earlier sentences that the label at the end of this one also covers."""
    draft = section.drafts[at]
    text = draft.text[: item.begin].rstrip()
    below = "\n" in draft.text and draft.text[: item.begin].endswith("\n")
    last = at + 1 == len(section.drafts) or section.drafts[at + 1].paragraph != draft.paragraph
    covered = []
    for before in range(at - 1, -1, -1):
        same = section.drafts[before].paragraph == draft.paragraph
        if owners[before] is not None or not (same or below) or section.drafts[before].paragraph == -1:
            break
        covered.append(before)
    behind_stop = text.endswith(("。", "！", "？"))
    whole = last and at - len(covered) >= 0 and (at == len(covered) or not _same(section, at - len(covered) - 1, at))
    return covered if below or behind_stop or whole else []


def _same(section: SectionDraft, first: int, second: int) -> bool:
    return section.drafts[first].paragraph == section.drafts[second].paragraph
