"""状态图：docs/law/moves.md, drawn from the tables of moves in the law room. Run by ``make diagrams``."""

from pathlib import Path

from mingtang.law import (
    catalogue,
    cleanups,
    comments,
    conferring,
    delegation,
    demand,
    dossiers,
    drafting_sheets,
    drafts,
    editorial,
    evidence,
    foi,
    grievances,
    interpretation,
    mail,
    material,
    payees,
    policies,
    proceedings,
    recoveries,
    rectifications,
    releases,
    replies,
    reporting,
    withdrawals,
)
from mingtang.law.moves import diagram

PAGE = Path(__file__).resolve().parent.parent / "docs" / "law" / "moves.md"
HEAD = """# 状态表 · Tables of moves

从 `law` 里的状态表画出，`make diagrams` 重画。没有画出来的走法，动作会拒绝，并说明理由。
Drawn from the tables in `law`; what is not drawn is refused.
"""
TABLES = (
    ("版次 Edition（`law.editorial`）", editorial.MOVES, editorial.EDITION_LABELS),
    ("目录版本 Version（`law.catalogue`）", catalogue.MOVES, catalogue.LABELS),
    ("发布 Release（`law.releases`）", releases.MOVES, releases.LABELS),
    ("撤回申请 Request（`law.withdrawals`）", withdrawals.MOVES, withdrawals.LABELS),
    ("免予解读 Exemption（`law.interpretation`）", interpretation.MOVES, interpretation.LABELS),
    ("清理 Cleanup（`law.cleanups`）", cleanups.MOVES, cleanups.STATE_LABELS),
    ("佐证 Evidence（`law.evidence`）", evidence.MOVES, evidence.LABELS),
    ("重点工作 Dossier（`law.dossiers`）", dossiers.MOVES, dossiers.LABELS),
    ("邮件 Mail（`law.mail`）", mail.MOVES, mail.LABELS),
    ("待导入的要点 Draft（`law.drafts`）", drafts.MOVES, drafts.LABELS),
    ("公众意见 Comment（`law.comments`）", comments.MOVES, comments.LABELS),
    ("申请 Application（`law.foi`）", foi.MOVES, foi.LABELS),
    ("转主动公开建议 PublishProposal（`law.demand`）", demand.MOVES, demand.LABELS),
    ("材料请求 MaterialRequest（`law.material`）", material.MOVES, material.LABELS),
    ("会商 Conference（`law.conferring`）", conferring.MOVES, conferring.LABELS),
    ("复议诉讼 Proceeding（`law.proceedings`）", proceedings.MOVES, proceedings.LABELS),
    ("更正要求 Rectification（`law.rectifications`）", rectifications.MOVES, rectifications.LABELS),
    ("投诉 Grievance（`law.grievances`）", grievances.MOVES, grievances.LABELS),
    ("答复意见 Reply（`law.replies`）", replies.MOVES, replies.LABELS),
    ("补贴异议 Objection（`law.payees`）", payees.MOVES, payees.STATE_LABELS),
    ("季度报表 Snapshot（`law.reporting`）", reporting.MOVES, reporting.LABELS),
    ("公文 Policy（`law.policies`）", policies.MOVES, policies.LABELS),
    ("公文单 Policy.sheet（`law.drafting_sheets`）", drafting_sheets.MOVES, drafting_sheets.SHEET_LABELS),
    ("任务下达 HandDown（`law.delegation`）", delegation.MOVES, delegation.LABELS),
    ("找回 Recovery（`law.recoveries`）", recoveries.MOVES, recoveries.LABELS),
)


def page() -> str:
    """The whole page."""
    parts = [f"\n## {title}\n\n```mermaid\n{diagram(moves, labels)}\n```\n" for title, moves, labels in TABLES]
    return HEAD + "".join(parts)


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
