"""核对案卷：every digest compared with what lies there now, and the index with what the trail kept of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mingtang.audit.queries import entries_of
from mingtang.casefiles.manifest import manifest_of, salted
from mingtang.casefiles.models import FiledPaper, Package
from mingtang.casefiles.queries.gathering import content_of, digested

SEALED = "casefiles.seal"


class Finding(StrEnum):
    """核对的结果。"""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    ERASED = "erased"

    @property
    def label(self) -> str:
        """中文名称。"""
        return _LABELS[self]

    @property
    def tone(self) -> str:
        """How it is shown."""
        return {"same": "good", "erased": "none"}.get(self.value, "bad")


_LABELS = {
    Finding.SAME: "一致",
    Finding.CHANGED: "与归档时不同",
    Finding.MISSING: "不见了",
    Finding.ERASED: "已按规定抹去",
}


@dataclass(frozen=True)
class Checked:
    """核对过的案卷：each paper with what was found, and whether the index is the one that the trail knows."""

    package: Package
    papers: tuple[tuple[FiledPaper, Finding], ...]
    is_index_same: bool

    @property
    def holds(self) -> bool:
        """是否都一致。"""
        bad = {Finding.CHANGED, Finding.MISSING}
        return self.is_index_same and not any(finding in bad for _, finding in self.papers)

    @property
    def problems(self) -> list[str]:
        """One sentence for each thing that is not as it was."""
        index = [] if self.is_index_same else ["目录与留痕里的摘要对不上，目录可能被改过。"]
        return index + [
            f"第 {paper.number} 件“{paper.title}”{finding.label}。"
            for paper, finding in self.papers
            if finding in {Finding.CHANGED, Finding.MISSING}
        ]


def checked(package: Package, papers: Sequence[FiledPaper]) -> Checked:
    """核对：reads every paper once, in constant memory."""
    found = tuple((paper, _found(paper, package)) for paper in papers)
    digest = salted(manifest_of(package, papers), package.salt)
    told = [json.loads(entry.facts).get("digest") for entry in entries_of(package).filter(verb=SEALED)]
    return Checked(package, found, [digest] == told and digest == package.digest)


def _found(paper: FiledPaper, package: Package) -> Finding:
    if paper.erased_at is not None:
        return Finding.ERASED
    content = content_of(paper, package.application)
    if content is None:
        return Finding.MISSING
    return Finding.SAME if digested(content)[1] == paper.sha256 else Finding.CHANGED
