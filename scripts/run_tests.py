"""全部测试：on SQLite, on a PostgreSQL of our own, and in a browser. Run by `make test`.

Where PostgreSQL, Chromium or Java cannot be had, their part is skipped loudly; with ``--require-all`` (or
MINGTANG_REQUIRE_ALL=1, as CI sets it) that is a failure. The last line is the true total over all parts.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import postgresql

ROOT = Path(__file__).resolve().parent.parent
WORKERS = str(min(4, os.cpu_count() or 2))
# 不碰数据库的测试，换了数据库也不会有别的结果。
NO_DATABASE = ("tests/law", "tests/language", "tests/house", "tests/ui", "tests/cli/test_clock.py")
NO_DATABASE += ("tests/cli/test_limits.py", "tests/cli/test_plan_read.py", "tests/cli/test_bundle.py")
NO_DATABASE += ("tests/backup/test_archive.py", "tests/cli/test_main.py", "tests/cli/test_private.py")
NO_DATABASE += ("tests/cli/test_proxies.py", "tests/test_addresses.py", "tests/contents", "tests/cli/test_check.py")
NO_DATABASE += ("tests/cli/test_fee.py", "tests/letters", "tests/recordings")
# 谁进得了哪个地址，由同一段程序判断；一张表问十几个人，在一种数据库上问就够了。
ROLES = "--ignore-glob=*/test_roles.py"
# 说的是进程、信号和端口：each start takes seconds, and the database has no part in it.
OF_PROCESSES = (
    *(
        f"--deselect=tests/cli/test_run.py::test_{name}"
        for name in (
            *("the_address_it_prints_answers", "connections_that_never_finish", "what_is_no_request_at_all"),
            *("uploads_that_a_killed_server_left", "asked_to_stop_it_stops", "the_interrupt_of_a_terminal"),
            *("killed_it_leaves_no_child", "when_its_parent_is_killed", "without_being_told_it_outlives"),
            *("when_the_page_server_dies", "a_port_in_use", "an_address_that_cannot_be"),
        )
    ),
)
NO_TESTS = 5
CHROMIUM = Path("/usr/bin/chromium")
# 跳过了也算数的：what one database has not, and the real plan, which is not part of the project.
MAY_SKIP = (
    *("只有 SQLite 有", "SQLite 没有", "只在 sqlite 上有", "只在 postgresql 上有"),
    *("the real plan is not at", "已随软件提供"),
    *("只有 PostgreSQL 有", "PostgreSQL 的列只收", "PostgreSQL 改列不重建表"),
)


@dataclass(frozen=True)
class Total:
    """合计。"""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Total") -> "Total":
        return Total(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


@dataclass(frozen=True)
class Part:
    """一部分测试：``missing`` says why it cannot run here."""

    name: str
    arguments: tuple[str, ...]
    needs_server: bool = False
    missing: str | None = None
    may_be_empty: bool = False


def parts(extra: Sequence[str]) -> tuple[Part, ...]:
    """The three parts, each with what it selects."""
    spread = ("-n", WORKERS, "--dist", "loadfile")
    without_browser = ("-m", "not browser", *spread)
    ignored = (*(f"--ignore={place}" for place in NO_DATABASE), ROLES, *OF_PROCESSES)
    chosen = bool(extra)
    return (
        Part("SQLite", (*without_browser, *extra), may_be_empty=chosen),
        Part("PostgreSQL", (*without_browser, *ignored, *extra), True, postgresql.why_not(), may_be_empty=chosen),
        Part("浏览器", ("-m", "browser", *spread, *extra), missing=_no_browser(), may_be_empty=chosen),
    )


def _no_browser() -> str | None:
    if not CHROMIUM.exists():
        return "没有安装 Chromium。"
    if not shutil.which("java"):
        return "没有安装 Java（HTML 校验器要用）。"
    return None


def run(part: Part, *, strict: bool) -> Total:
    """Run one part with pytest, on its database; ``strict``: a test that was skipped for want of something failed."""
    own = {name for name in os.environ if name == "DATABASE_URL" or name.startswith("MINGTANG_")}
    env = {name: value for name, value in os.environ.items() if name not in own}
    with tempfile.TemporaryDirectory(prefix="mingtang-tests-") as folder:
        report = Path(folder) / "report.xml"
        env["MINGTANG_DATA"] = str(Path(folder) / "data")
        with postgresql.server() if part.needs_server else nullcontext() as url:
            if url:
                env["DATABASE_URL"] = url
            command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *part.arguments]
            code = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
        return Total() if code == NO_TESTS and part.may_be_empty else _counted(report, code, strict=strict)


def _counted(report: Path, code: int, *, strict: bool) -> Total:
    """The totals that pytest wrote; one failure where it ended badly, or found no test, without saying so."""
    if not report.exists():
        return Total(failed=1)
    root = ElementTree.parse(report).getroot()
    total = Total(failed=len(_not_excused(root))) if strict else Total()
    for suite in root.iter("testsuite"):
        tests, bad, skipped = (int(suite.get(name, 0)) for name in ("tests", "failures", "skipped"))
        bad += int(suite.get("errors", 0))
        total += Total(tests - bad - skipped, bad, skipped)
    return total + Total(failed=1) if code and not total.failed else total


def _not_excused(root: ElementTree.Element) -> list[str]:
    """Why tests were skipped, where that is no excuse; each is told."""
    reasons = [skip.get("message", "") for skip in root.iter("skipped")]
    found = [reason for reason in reasons if not reason.removeprefix("Skipped: ").startswith(MAY_SKIP)]
    for reason in found:
        print(f"!! 不该跳过：{reason}", flush=True)
    return found


def collected(part: Part) -> int:
    """How many tests a part has, without running them."""
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:xdist"]
    plain = [argument for argument in part.arguments if argument not in {"-n", WORKERS, "--dist", "loadfile"}]
    told = subprocess.run([*command, *plain], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    found = re.search(r"^(\d+)(?:/\d+)? tests? collected", told, re.MULTILINE)
    return int(found[1]) if found else 0


def main() -> int:
    """Run all parts and close with the total."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--require-all", action="store_true")
    known, extra = parser.parse_known_args()
    require_all = known.require_all or os.environ.get("MINGTANG_REQUIRE_ALL") == "1"
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    total, started = Total(), time.monotonic()
    for part in parts(extra):
        began = time.monotonic()
        if part.missing is None:
            print(f"\n━━ {part.name}", flush=True)
            found = run(part, strict=require_all)
        else:
            found = Total(failed=1) if require_all else Total(skipped=collected(part))
            print(
                f"\n━━ {part.name}\n!! {'!' * 60}\n!! {part.missing}{part.name}部分没有测试。\n!! {'!' * 60}",
                flush=True,
            )
        total += found
        print(f"{part.name}：{found}（{time.monotonic() - began:.0f} 秒）", flush=True)
    print(f"全部用时 {(time.monotonic() - started) / 60:.1f} 分钟。\n\n{total}", flush=True)
    return 1 if total.failed or not total.passed else 0


if __name__ == "__main__":
    sys.exit(main())
