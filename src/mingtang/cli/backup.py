"""mingtang backup：one file with everything, written while the site is served; or a check of such a file."""

import argparse
import json
import signal
from pathlib import Path
from typing import Any, TextIO

from mingtang.backup.actions import make
from mingtang.backup.archive import Broken
from mingtang.backup.manifest import Manifest
from mingtang.backup.queries import checked
from mingtang.cli import framework, place
from mingtang.cli.errors import DOES_NOT_HOLD, DONE, Refused, refusals_as_json, told_as_json
from mingtang.sealed.keys import key_file
from mingtang.ui import clock

EXAMPLE = """例子：
  mingtang backup /srv/backup/2026-03-02.zip
  mingtang backup --check /srv/backup/2026-03-02.zip

备份里有全部数据、附件和密钥，等同于系统本身：只给负责的人，离开本机保管。
只有封存件的密钥不在备份里：数据目录里的 seal.key（或者 MINGTANG_SEAL_KEYS）另外抄一份，与备份分开保管。
没有它，封存件打不开；备份和它都在，才能打开。
"""
KEEP = "备份里有全部数据、附件和密钥，请只交给负责的人，离开本机保管。"
KEEP_APART = (
    "封存件的密钥不在备份里：请把“{path}”（或者 MINGTANG_SEAL_KEYS）另外抄一份，与备份分开保管。"
    "丢了它，封存件就再也打不开。"
)


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """备份命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "backup",
        help="备份数据库和附件",
        description="把数据库、附件和密钥备份成一个文件，不必停止服务。备份时发现有不对的，照样写完，退出码为 1。",
        epilog=EXAMPLE,
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="备份文件，例如 2026-03-02.zip")
    parser.add_argument("--check", action="store_true", help="不做备份，只核对这份备份是否完整；不完整的，退出码为 1")
    parser.add_argument("--force", action="store_true", help="文件已经有了，就换成新的")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO, *, new: list[Path]) -> int:
    """备份，或核对备份；what is ``new`` in the place goes again when it is refused."""
    with refusals_as_json(args.file, out, wanted=args.json):
        return _check(args, out, err) if args.check else _make(args, out, err)


def _make(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    if not place.database_is_there():
        raise Refused(f"{place.described()}里还没有数据库，没有什么可备份的。")
    if framework.pending():
        raise Refused(f"{place.described()}的表还没有建好或不是这一版，请先运行 mingtang run。")
    # 被要求停止时，像按了 Ctrl-C 一样收拾干净再走。
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    made = make(args.file, replace=args.force, at=clock.now())
    told = {"file": str(args.file), "sha256": made.sha256, "size": made.size, **summary(made.manifest)}
    if args.json:
        print(json.dumps(told, ensure_ascii=False, indent=2), file=out)
    else:
        print(f"已备份到“{args.file}”，{made.size / 1_000_000:.1f} MB，用时 {told['seconds']} 秒。", file=out)
        print(f"{in_words(made.manifest)}\n文件的 SHA-256：{made.sha256}\n{KEEP}", file=out)
        if made.manifest.sealed:
            print(KEEP_APART.format(path=key_file()), file=out)
    return _told(made.manifest, err)


def _check(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    try:
        made, digest = checked(args.file)
    except Broken as broken:
        if args.json:
            print(told_as_json(args.file, broken.reasons), file=out)
        else:
            print("\n".join(broken.reasons), file=err)
        return DOES_NOT_HOLD
    if args.json:
        told = {"file": str(args.file), "ok": True, "sha256": digest, **summary(made)}
        print(json.dumps(told, ensure_ascii=False, indent=2), file=out)
    else:
        print(f"“{args.file}”是完整的，做于 {made.started_at}。\n{in_words(made)}\n文件的 SHA-256：{digest}", file=out)
    return _told(made, err)


def _told(made: Manifest, err: TextIO) -> int:
    """What was not right when the backup was made."""
    print("".join(f"{problem}\n" for problem in made.problems), end="", file=err)
    return DOES_NOT_HOLD if made.problems else DONE


def summary(made: Manifest) -> dict[str, Any]:
    """What a backup holds, for JSON."""
    return {
        "started_at": made.started_at,
        "ended_at": made.ended_at,
        "seconds": made.seconds,
        "version": made.version,
        "database": made.database,
        "tables": len(made.tables),
        "rows": sum(made.tables.values()),
        "files": len(made.attachments),
        "sealed": len(made.sealed),
        "entries": made.trail["entries"],
        "heads": made.trail["heads"],
        "problems": made.problems,
    }


def in_words(made: Manifest) -> str:
    """What a backup holds, in a sentence."""
    rows = sum(made.tables.values())
    files = f"{len(made.attachments)} 个附件文件，{len(made.sealed)} 件封存件"
    return f"{len(made.tables)} 张表 {rows} 行，{files}，{made.trail['entries']} 条留痕。"
