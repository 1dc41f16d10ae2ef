"""mingtang plan status：the ledger of a year: state, owner, days and evidence of each commitment."""

import argparse
import json
from typing import Any, TextIO

from mingtang.cli.errors import DONE, Refused
from mingtang.evidence.models import Evidence
from mingtang.law.commitments import CommitmentState
from mingtang.ledger.queries.status import commitments_of
from mingtang.ui import clock
from mingtang.workplan.models import Commitment
from mingtang.workplan.queries.plans import plan_of
from mingtang.workplan.queries.posts import unit_by_code

EXAMPLE = """例子：
  mingtang plan status --organ qili --year 2026
  mingtang plan status --organ qili --year 2026 --json
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """台账命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "status",
        help="台账与佐证",
        description="列出一年的台账：每项任务的状态、责任单位、期限和佐证。",
        epilog=EXAMPLE,
    )
    parser.add_argument("--organ", metavar="CODE", required=True, help="机关的代码")
    parser.add_argument("--year", type=int, metavar="YEAR", required=True, help="年度")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """台账。"""
    unit = unit_by_code(args.organ)
    if unit is None:
        raise Refused(f"没有代码为“{args.organ}”的机关，请核对 --organ；各单位的代码在工作台的“单位”里。")
    plan = plan_of(unit, args.year)
    if plan is None:
        raise Refused(f"{unit.name}没有{args.year}年的台账，请先用 mingtang plan import 导入要点。")
    rows = commitments_of(plan, on=clock.today())
    told = [_told(row) for row in rows if row.withdrawn_at is None]
    if not args.json:
        _list(told, out)
        return DONE
    gone = [_told(row) for row in rows if row.withdrawn_at is not None]
    head = {"organ": unit.code, "year": plan.year, "title": plan.title, "openness": plan.openness}
    print(json.dumps({**head, "commitments": told, "withdrawn": gone}, ensure_ascii=False, indent=2), file=out)
    return DONE


def _told(row: Commitment) -> dict[str, Any]:
    due = row.named_due
    return {
        "id": row.key,
        "kind": row.kind,
        "text": row.text,
        "state": row.state if row.is_task else None,
        "owner": row.owner.name if row.owner else None,
        "owner_code": row.owner.code if row.owner else None,
        "co_owners": [unit.name for unit in row.co_owners.all()],
        "due": due.isoformat() if due else None,
        "next_due": row.next_due_on.isoformat() if row.next_due_on else None,
        "rhythm": row.term.rhythm.value,
        "evidence": [_piece(piece, row) for piece in row.evidence.all()],
    }


def _piece(piece: Evidence, row: Commitment) -> dict[str, Any]:
    return {
        "kind": piece.kind,
        "title": piece.title,
        "on": piece.on.isoformat(),
        "url": piece.url or None,
        "file": piece.attachment.name if piece.attachment else None,
        "value": str(piece.value) if piece.value is not None else None,
        "unit": piece.unit_of_value or None,
        "decision": _decision(piece, row),
        "public": piece.public_at is not None and piece.counts,
    }


def _decision(piece: Evidence, row: Commitment) -> str:
    if piece.revoked_at is not None:
        return "revoked"
    if piece.refused_at is not None:
        return "refused"
    if piece.accepted_at is None:
        return "waiting"
    return "completing" if piece.completes(row) else "progress"


def _list(told: list[dict[str, Any]], out: TextIO) -> None:
    for row in told:
        state = CommitmentState(row["state"]).label if row["state"] else "表述"
        day = f"，{row['next_due']} 前" if row["next_due"] else ""
        owner = row["owner"] or "没有责任单位"
        print(f"{row['id']} {state}，{owner}{day}，佐证 {len(row['evidence'])} 份：{row['text']}", file=out)
