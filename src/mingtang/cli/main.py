"""命令 mingtang：finds the sub-command, loads only what it needs, and turns expected errors into sentences.

Exit codes: 0 done, 1 the thing checked does not hold, 2 the input or the call is wrong. Each sub-command is a
module with ``add_parser(subparsers)``, which returns its parser, and ``run(args, out, err)``, which returns the code.
Modules are loaded by name when called for, so that reading a plan never waits for the framework.
"""

import difflib
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import Any, TextIO

from mingtang.cli import place
from mingtang.cli.arguments import parse
from mingtang.cli.errors import DONE, EXPECTED, WRONG_CALL, Refused, sentences_of
from mingtang.config import lifeline, private

INTERRUPTED = 130


class Needs(Enum):
    """需要什么：what must stand before a command's module may be loaded."""

    NOTHING = "nothing"
    CALENDAR = "the calendar of the database, if there is one"
    FRAMEWORK = "the framework; the command makes the database itself"
    UNTOUCHED = "the framework, in a place that stays as it was when the command is refused"
    DATABASE = "a database that is set up"


@dataclass(frozen=True)
class Command:
    """子命令。"""

    words: tuple[str, ...]
    about: str
    module: str
    needs: Needs = Needs.NOTHING


COMMANDS = (
    Command(("run",), "建好数据库（如果还没有），对外服务并办理到期事项", "mingtang.cli.run"),
    Command(("setup",), "设立第一个机关和第一名管理员", "mingtang.cli.setup", Needs.FRAMEWORK),
    Command(("recover",), "没有人能申请或确认时，在机器上为一个人找回登录", "mingtang.cli.recover", Needs.DATABASE),
    Command(("prepare",), "建好数据库，不启动服务", "mingtang.cli.prepare", Needs.FRAMEWORK),
    Command(("demo",), "把演示县装进空的数据库", "mingtang.cli.demo_county", Needs.FRAMEWORK),
    Command(("plan", "read"), "读一份工作要点，不碰数据库", "mingtang.cli.plan_read"),
    Command(("plan", "import"), "建立或更新台账", "mingtang.cli.plan_import", Needs.DATABASE),
    Command(("plan", "status"), "台账与佐证", "mingtang.cli.plan_status", Needs.DATABASE),
    Command(("document", "import"), "从一份文件建一篇稿件", "mingtang.cli.document_import", Needs.DATABASE),
    Command(("search",), "按公众查找的办法查已公开的内容", "mingtang.cli.search", Needs.DATABASE),
    Command(("check",), "检查文件里的个人信息，不碰数据库", "mingtang.cli.check"),
    Command(("mask",), "生成遮盖副本，不碰数据库", "mingtang.cli.mask"),
    Command(("clock",), "计算法定期限，说明每一步的依据", "mingtang.cli.clock", Needs.CALENDAR),
    Command(("fee",), "计算信息处理费，写明每一档", "mingtang.cli.fee"),
    Command(("due",), "办理一次到期事项", "mingtang.cli.due", Needs.DATABASE),
    Command(("audit", "verify"), "核对全部留痕", "mingtang.cli.audit_verify", Needs.DATABASE),
    Command(("audit", "guards"), "核对或补回数据库守卫", "mingtang.cli.audit_guards", Needs.DATABASE),
    Command(("backup",), "备份数据库和附件，或核对一份备份", "mingtang.cli.backup", Needs.UNTOUCHED),
    Command(("restore",), "把备份恢复到空处", "mingtang.cli.restore", Needs.UNTOUCHED),
)


def main(argv: Sequence[str] | None = None) -> int:
    """The console command; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    os.umask(private.UMASK)
    try:
        lifeline.watch()
        code = _carry_out(list(sys.argv[1:] if argv is None else argv), sys.stdout, sys.stderr)
        sys.stdout.flush()
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # 下游（如 head）先关了管道：nothing more to say, nor to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except EXPECTED as error:
        print("\n".join(sentences_of(error)), file=sys.stderr)
        return WRONG_CALL
    return code


def _carry_out(argv: list[str], out: TextIO, err: TextIO) -> int:
    command = next((command for command in COMMANDS if tuple(argv[: len(command.words)]) == command.words), None)
    if command is None:
        return _without_command(argv, out, err)
    rest = argv[len(command.words) :]
    untouched = command.needs is Needs.UNTOUCHED
    with (
        place.left_as_found() if untouched else nullcontext() as new,
        _standing(command.needs, help_only=not {"-h", "--help"}.isdisjoint(rest)),
    ):
        module = import_module(command.module)
        args = parse(command.words, module.add_parser, rest)
        return int(module.run(args, out, err, **({"new": new} if untouched else _calendar(command.needs, err))))


def _standing(needs: Needs, *, help_only: bool) -> Any:
    """The context in which a command's module may be loaded. Help is given without a database."""
    if needs in {Needs.NOTHING, Needs.CALENDAR}:
        return nullcontext()
    if needs is Needs.DATABASE and not help_only and not place.database_is_there():
        raise Refused(f"{place.described()}里还没有数据库，请先运行 mingtang run 或 mingtang setup。")
    return import_module("mingtang.cli.framework").standing(current=needs is Needs.DATABASE and not help_only)


def _calendar(needs: Needs, err: TextIO) -> dict[str, object]:
    """The table of the database, where there is one, with the years an administrator has entered."""
    if needs is not Needs.CALENDAR or not place.database_is_there():
        return {}
    return {"calendar": import_module("mingtang.cli.framework").calendar(err)}


def _without_command(argv: list[str], out: TextIO, err: TextIO) -> int:
    group = [command for command in COMMANDS if argv and command.words[0] == argv[0]]
    asked = not argv or argv[0] in {"-h", "--help"} or (bool(group) and argv[1:2] in ([], ["-h"], ["--help"]))
    if asked:
        print(_overview(group or list(COMMANDS)), file=out if argv[-1:] in (["-h"], ["--help"]) else err)
        return DONE if argv[-1:] in (["-h"], ["--help"]) else WRONG_CALL
    known = [" ".join(command.words) for command in COMMANDS]
    near = difflib.get_close_matches(" ".join(argv[:2]), known, n=1) or difflib.get_close_matches(argv[0], known, n=1)
    guess = f"是不是 mingtang {near[0]}？" if near else ""
    raise Refused(f"没有“{' '.join(argv[:2] if group else argv[:1])}”这个命令。{guess}全部命令请看：mingtang --help")


def _overview(commands: list[Command]) -> str:
    lines = [f"  mingtang {' '.join(command.words):<17}{command.about}" for command in commands]
    return "\n".join(
        (
            "用法：mingtang 命令 [选项]",
            "",
            "明堂：乡镇政务公开平台。",
            "",
            "命令：",
            *lines,
            "",
            "每个命令的写法和例子：mingtang 命令 --help，例如 mingtang plan read --help",
            f"数据目录：{place.data_dir()}（用环境变量 MINGTANG_DATA 指定）",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
