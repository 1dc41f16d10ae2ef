"""草稿：the tree while it is being built, before days, offices and clauses are read."""

from dataclasses import dataclass, field

from mingtang.language.duties import Kind


@dataclass
class Draft:
    """一句：its words, mark and place; ``kind`` where its position already decides it."""

    text: str
    where: str
    mark: str = ""
    paragraph: int = 0
    kind: Kind | None = None
    offices: tuple[str, ...] | None = None
    due_field: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


@dataclass
class SectionDraft:
    """节：heading as written, mark, sentences; ``notes`` when it only holds what stands around a table."""

    heading: str = ""
    mark: str = ""
    where: str = ""
    drafts: list[Draft] = field(default_factory=list)
    notes: bool = False


@dataclass
class ChapterDraft:
    """章：heading as written, mark, sections."""

    heading: str = ""
    mark: str = ""
    where: str = ""
    sections: list[SectionDraft] = field(default_factory=list)

    def section(self, where: str) -> SectionDraft:
        """The section that is open, a new one without heading where there is none."""
        if not self.sections:
            self.sections.append(SectionDraft(where=where))
        return self.sections[-1]
