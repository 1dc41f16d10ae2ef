"""mingtang document import：papers that are there become manuscripts with their metadata; what is unsure is told.

One file is told in full. Several, or a folder, are a batch: done one by one, put down as they are done, and done
further when the command is called again; nothing is made twice.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from django.core.files.base import ContentFile

from mingtang.accessions.actions import accession
from mingtang.accessions.actions.batches import open_batch, prepare, take_in_one
from mingtang.accessions.models import BatchFile, FileState
from mingtang.accessions.queries import files_of
from mingtang.accessions.unpacking import MOST, Given
from mingtang.cli.errors import DOES_NOT_HOLD, DONE, Refused
from mingtang.law.rules import RuleBroken
from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.queries import posts_at
from mingtang.organs.sight import day_of
from mingtang.ui import clock
from mingtang.workplan.queries.posts import person_by_username, unit_by_code

EXAMPLE = """例子：
  mingtang document import 通知.docx --organ qili
  mingtang document import 通知.pdf --organ qili --by zhouwenqing --json
  mingtang document import 历年文件/ --organ qili --by zhouwenqing
"""
AT_ONCE, BYTES_AT_ONCE = 100, 50_000_000
"""How many files are taken in at a time, before they are done: no more lies in the database than that."""
assert AT_ONCE <= MOST


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """从文件建稿命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "import",
        help="从一份、几份文件或者一个文件夹建稿件",
        description=(
            "读现成的公文，读出标题、文号、机关、日期，建成没有送审的稿件；拿不准的逐项说明。"
            "几份文件或者一个文件夹，逐份办理，中断以后再运行一次接着办，同一份不会建两次；有没有建成的，退出码是 1。"
        ),
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="文件或者文件夹：.docx .pdf .txt .ofd，设了转换程序还有 .doc .wps"
    )
    parser.add_argument("--organ", metavar="CODE", required=True, help="机关的代码")
    parser.add_argument("--by", metavar="USERNAME", help="写稿人的账号；不写就是这个机关的政务公开专员")
    parser.add_argument("--json", action="store_true", help="只输出 JSON")
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """从文件建稿。"""
    unit = unit_by_code(args.organ)
    if unit is None:
        raise Refused(f"没有代码为“{args.organ}”的机关，请核对 --organ；各单位的代码在工作台的“单位”里。")
    by = _writer(unit, args.by)
    given = [Path(name) for name in args.files]
    if len(given) == 1 and not given[0].is_dir():
        return _one(given[0], unit, by, out, err, as_json=args.json)
    return _several(list(_files(given)), unit, by, out, err, as_json=args.json)


def _one(path: Path, unit: Unit, by: Person, out: TextIO, err: TextIO, *, as_json: bool) -> int:
    try:
        made = accession(unit, upload=ContentFile(_read(path), path.name), by=by, at=clock.now())
    except RuleBroken as broken:
        raise Refused("\n".join(broken.reasons)) from broken
    unsure = [{"field": name, "where": where, "message": message} for name, where, message in made.official.unsure]
    if as_json:
        told = {"id": made.manuscript.pk, "fields": made.fields, "unsure": unsure, "notes": list(made.notes)}
        print(json.dumps(told, ensure_ascii=False, indent=2), file=out)
        return DONE
    print(f"已建稿 {made.manuscript.pk}：{made.manuscript}", file=out)
    for name, value in made.fields.items():
        print(f"{name}：{value}", file=out)
    for one in unsure:
        print("：".join(filter(None, (one["where"], one["message"]))), file=err)
    for note in made.notes:
        print(note, file=err)
    return DONE


def _files(given: Iterable[Path]) -> Iterator[Path]:
    """The files, and those in the folders, in the order of their names; what begins with a dot is none of them."""
    for path in given:
        if not path.is_dir():
            yield path
            continue
        inside = (each for each in path.rglob("*") if each.is_file() and not each.is_symlink())
        yield from sorted(each for each in inside if not any(part[0] == "." for part in each.relative_to(path).parts))


def _several(paths: list[Path], unit: Unit, by: Person, out: TextIO, err: TextIO, *, as_json: bool) -> int:
    if not paths:
        raise Refused("文件夹里没有文件，请核对路径。")
    rows: list[BatchFile] = []
    for slice_ in _slices(paths):
        for row in _done(slice_, unit, by):
            rows.append(row)
            _tell(row, len(rows), len(paths), err)
    counts = {state: sum(1 for row in rows if row.stands is state) for state in FileState}
    if as_json:
        told = {state.value: count for state, count in counts.items() if state is not FileState.WAITING}
        print(json.dumps(told | {"files": [_row(row) for row in rows]}, ensure_ascii=False, indent=2), file=out)
    else:
        words = "，".join(f"{state.label} {count} 份" for state, count in counts.items() if count)
        print(f"一共 {len(rows)} 份：{words}。", file=out)
    return DOES_NOT_HOLD if counts[FileState.REFUSED] else DONE


def _slices(paths: list[Path]) -> Iterator[list[Given]]:
    taken: list[Given] = []
    size = 0
    for path in paths:
        data = _read(path)
        if taken and (len(taken) == AT_ONCE or size + len(data) > BYTES_AT_ONCE):
            yield taken
            taken, size = [], 0
        taken.append(Given(path.name, data))
        size += len(data)
    yield taken


def _done(given: list[Given], unit: Unit, by: Person) -> Iterator[BatchFile]:
    """Each file once it is done; the service that runs beside may have done some of them."""
    try:
        batch = open_batch(unit, given=given, by=by, at=clock.now())
    except RuleBroken as broken:
        raise Refused("\n".join(broken.reasons)) from broken
    for row in files_of(batch):
        if row.stands is FileState.WAITING:
            prepare(row.pk, at=clock.now())
            take_in_one(row.pk, at=clock.now())
        row.refresh_from_db()
        yield row


def _tell(row: BatchFile, number: int, of: int, err: TextIO) -> None:
    made = f" {row.manuscript.pk}：{row.manuscript}" if row.manuscript else ""
    print(f"{number}/{of} {row.name}：{row.stands.label}{made}", file=err)
    for sentence in row.told:
        print(f"    {sentence}", file=err)


def _row(row: BatchFile) -> dict[str, Any]:
    return {"name": row.name, "state": row.state, "id": row.manuscript.pk if row.manuscript else None, "told": row.told}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"“{path}”打不开（可能不存在、是文件夹，或没有读取权限）；请核对后再试。") from error


def _writer(unit: Unit, username: str | None) -> Person:
    if username is not None:
        found = person_by_username(username)
        if found is None:
            raise Refused(f"没有账号为“{username}”的在岗人员，请核对 --by。")
        return found
    held = posts_at(unit, on=day_of(clock.now())).filter(kind=PostKind.DISCLOSURE_CLERK.value)
    clerks = [post.person for post in held]
    if len(clerks) != 1:
        raise Refused(f"{unit.name}的政务公开专员有 {len(clerks)} 人，请用 --by 写明写稿人的账号。")
    return clerks[0]
