"""解读的公开：its kind of publication, the gate of documents, and what must go public with what.

三同步：planned with the draft, signed in the same round, released at the same moment.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from mingtang.documents.publication import KIND as DOCUMENT
from mingtang.editorial.models import Revision
from mingtang.exemptions.queries import document_of, live
from mingtang.interpretation.queries.explained import Duty, duty, subject_explained
from mingtang.law.interpretation import Form, reasons_against_unexplained

KIND = "explainer"


class PublishedExplainer:
    """解读（端口 editorial.PublicationKind）。"""

    key = KIND
    label = "解读"
    template = "interpretation/body.html"
    officers_hand_in = True
    released_by_hand = True
    gates = ("findings", "line")

    def changes(self, before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> list[str]:
        """What is new against the edition before."""
        if before is None:
            return [f"首次公开，{len(after['blocks'])} 块内容：{after['form_names']}。"]
        found = [f"标题由“{before['title']}”改为“{after['title']}”。"] if before["title"] != after["title"] else []
        if before["explained"] != after["explained"]:
            found.append(f"解读的是《{after['explained']['title']}》第 {after['explained']['edition']} 版。")
        if before["blocks"] != after["blocks"]:
            same = sum(block in before["blocks"] for block in after["blocks"])
            found.append(f"内容共 {len(after['blocks'])} 块，{same} 块没有变。")
        if before.get("attachments", []) != after.get("attachments", []):
            found.append(f"录音录像 {len(after['attachments'])} 段，文件有变化。")
        new = [Form(form).label for form in after["forms"] if form not in before["forms"]]
        return found + ([f"新增形式：{'、'.join(new)}。"] if new else [])

    def hold(self, body: Mapping[str, Any]) -> None:
        """Nothing to lock: everything that goes public stands in the frozen text itself."""

    def reasons_against_release(self, body: Mapping[str, Any], *, at: datetime) -> list[str]:
        """Nothing grows old of it; its document is asked for where all members are looked at together."""
        return []

    def facts(self, body: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What the reviewer reads above it."""
        told = body["explained"]
        return [
            ("解读的文件", f"《{told['title']}》第 {told['edition']} 版"),
            ("形式", body["form_names"]),
            ("谁解读", body["interpreter"]),
            *(("位置", row["name"]) for row in body["places"]),
        ]


class Interpretation:
    """政策解读（端口 editorial.Gate）：a document that must be explained has a plan, or a leader's exemption."""

    key = "interpretation"
    label = "政策解读方案"

    def reasons(self, revision: Revision, *, at: datetime) -> list[str]:
        """Nothing for kinds and types that need none."""
        if revision.edition.document.kind != DOCUMENT:
            return []
        told = _duty_of(revision)
        code = revision.content["metadata"].get("type", "")
        planned = bool(told.explainers)
        return reasons_against_unexplained(code, owed=told.owed, planned=planned, exempt=told.exempt)


class SameMoment:
    """同步发布（端口 releases.Together）。"""

    def reasons(self, revisions: Sequence[Revision], *, at: datetime) -> list[str]:
        """A document with its explainer, and an explainer with its document."""
        members = {row.edition.document_id for row in revisions}
        found = []
        for row in revisions:
            if row.edition.document.kind == DOCUMENT:
                found += _against_document(row, members)
            elif row.edition.document.kind == KIND:
                found += _against_explainer(row, members)
        return found


def _duty_of(revision: Revision) -> Duty:
    content, document = revision.content, revision.edition.document
    change = content.get("change") or {}
    return duty(document.subject, document.unit, type=content["metadata"].get("type", ""), change=change)


def _against_document(revision: Revision, members: set[int]) -> list[str]:
    told = _duty_of(revision)
    if not told.owed or told.exempt:
        return []
    shown = [one for one in told.explainers if one.document_id in members or live(one.document) is not None]
    if shown:
        return []
    return [f"《{revision.title}》要与解读同时发布，请把它的解读也列入这次发布；还没有送审的，先送审。"]


def _against_explainer(revision: Revision, members: set[int]) -> list[str]:
    document = document_of(subject_explained(revision.edition.document))
    if document is not None and (document.pk in members or live(document) is not None):
        return []
    return [f"《{revision.title}》解读的文件还没有公开，请把文件也列入这次发布。"]
