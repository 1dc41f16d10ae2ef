"""mingtang plan import：a work plan becomes the ledger of its year, or changes it; the difference is shown."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from mingtang.cli.errors import DONE, Refused
from mingtang.contents.checks import CLASSIFIED
from mingtang.intake.queries import Foreseen, carried_out, foreseen
from mingtang.intake.upload import Taken, take
from mingtang.language.papers import Unreadable
from mingtang.law.openness import Openness
from mingtang.law.plan_difference import CAME, GONE, words_changed
from mingtang.law.plan_items import place_only
from mingtang.organs.models import Person, Unit
from mingtang.ui import clock
from mingtang.workplan.actions.plans import Imported, import_plan
from mingtang.workplan.queries.posts import person_by_username, unit_by_code

EXAMPLE = """例子：
  mingtang plan import 工作要点.docx --organ qili --openness proactive --made-on 2026-01-20
  mingtang plan import 工作要点.docx --organ qili --json
  mingtang plan import 工作要点.docx --organ qili --dry-run
"""
DECIDABLE = [openness.value for openness in Openness if openness is not Openness.UNDECIDED]
BY_COMMAND = "cli"


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """导入要点命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "import",
        help="建立或更新台账",
        description="读一份工作要点，建立或更新它那一年的台账。同一份再导入一次不会有变化；任务的编号和佐证不会丢。",
        epilog=EXAMPLE,
    )
    parser.add_argument("file", metavar="FILE", help="文件：.txt .md .docx .html .pdf .xlsx .csv")
    parser.add_argument("--organ", metavar="CODE", required=True, help="机关的代码")
    parser.add_argument("--openness", choices=DECIDABLE, help="要点的公开属性；不写就保持原样")
    parser.add_argument("--reason", default="", help="依申请公开、不予公开的理由和依据")
    parser.add_argument("--made-on", type=date.fromisoformat, metavar="DATE", help="成文日期，如 2026-01-20")
    parser.add_argument("--by", metavar="USERNAME", help="经办人的账号；不写就记为命令行导入")
    parser.add_argument("--dry-run", action="store_true", help="只显示差别，不导入")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """导入要点。"""
    unit, by = _organ(args.organ), _actor(args.by)
    taken = _taken(args.file)
    done = None if args.dry_run else _imported(args, unit, taken, by)
    told = foreseen(unit, taken.reading) if done is None else carried_out(unit, taken.reading, done)
    if args.json:
        print(json.dumps(_as_json(told, done), ensure_ascii=False, indent=2), file=out)
    else:
        _tell(told, out, dry=done is None)
    _warn(told, err)
    for warning in taken.reading["warnings"]:
        print(f"{place_only(warning['where'])}：{warning['message']}", file=err)
    if done is not None and done.plan.openness == Openness.UNDECIDED.value:
        print("要点的公开属性还没有认定，公开之前请认定：加上 --openness 再导入一次，或者在要点页面上认定。", file=err)
    return DONE


def _warn(told: Foreseen, err: TextIO) -> None:
    """What the screen asks to be looked at twice; the command only says it."""
    if told.other_organ:
        print(f"{told.other_organ}，请核对是不是选错了文件或者机关。", file=err)
    for gone in told.withdrawn:
        if gone.evidence:
            print(f"{gone.item.key} 移出台账，它有 {gone.evidence} 份佐证，佐证保留，不再计入。", file=err)
    for key, sentences in told.attached.items():
        for sentence in sentences:
            print(f"{key} 有改动或者移出。{sentence}", file=err)
    for key, pieces in told.silenced.items():
        print(f"{key} 改为表述，它有 {pieces} 份佐证，不再计入。", file=err)


def _imported(args: argparse.Namespace, unit: Unit, taken: Taken, by: Person | str) -> Imported:
    return import_plan(
        unit=unit,
        reading=taken.reading,
        source_name=taken.name,
        source_sha256=taken.sha256,
        openness=Openness(args.openness) if args.openness else None,
        openness_reason=args.reason,
        made_on=args.made_on,
        by=by,
        at=clock.now(),
    )


def _taken(file: str) -> Taken:
    path = Path(file)
    try:
        taken = take(path, path.name)
    except Unreadable as unreadable:
        raise Refused(str(unreadable)) from unreadable
    if taken.classified:
        raise Refused(CLASSIFIED)
    return taken


def _organ(code: str) -> Unit:
    unit = unit_by_code(code)
    if unit is None:
        raise Refused(f"没有代码为“{code}”的机关，请核对 --organ；各单位的代码在工作台的“单位”里。")
    return unit


def _actor(username: str | None) -> Person | str:
    if username is None:
        return BY_COMMAND
    person = person_by_username(username)
    if person is None:
        raise Refused(f"没有账号为“{username}”的在岗人员，请核对 --by。")
    return person


def _as_json(told: Foreseen, done: Imported | None) -> dict[str, Any]:
    found = told.difference
    return {
        "organ": told.unit.code,
        "year": told.year,
        "title": told.title,
        "imported": done is not None,
        "openness": done.plan.openness if done else None,
        "created": [item.key for item in found.created],
        "changed": [pair.new.key for pair in found.changed],
        "unchanged": [pair.new.key for pair in found.unchanged],
        "withdrawn": [item.key for item in found.withdrawn],
        "differences": [
            {"id": pair.new.key, "fields": list(pair.fields), "before": pair.old.text, "after": pair.new.text}
            for pair in found.changed
        ],
        "evidence_kept": {gone.item.key: gone.evidence for gone in told.withdrawn if gone.evidence},
    }


def _tell(told: Foreseen, out: TextIO, *, dry: bool) -> None:
    found = told.difference
    parts = (("新增", found.created), ("修改", found.changed), ("移出", found.withdrawn), ("不变", found.unchanged))
    counts = "，".join(f"{word} {len(rows)} 条" for word, rows in parts)
    print(f"{'如果导入' if dry else '已导入'}《{told.title}》：{counts}。", file=out)
    if not told.is_new:
        for item in found.created:
            print(f"新增 {item.key} {item.text}", file=out)
    for pair in found.changed:
        print(f"修改 {pair.new.key} {_marked(pair.old.text, pair.new.text)}", file=out)
    for gone in told.withdrawn:
        kept = f"（它的 {gone.evidence} 份佐证保留）" if gone.evidence else ""
        print(f"移出 {gone.item.key} {gone.item.text}{kept}", file=out)


def _marked(old: str, new: str) -> str:
    signs = {GONE: "[-{}-]", CAME: "[+{}+]"}
    return "".join(signs.get(op, "{}").format(text) for op, text in words_changed(old, new))
