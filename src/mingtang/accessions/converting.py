"""转换：an old file becomes one that can be read, by a program that the settings name, in a folder of its own.

The program works on a copy, with a profile made for this one time: macros off, links not followed, no network where
the system lets us take it away. It is ended with everything that it started once its time is up.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

SECONDS = 60
MOST_BYTES = 100_000_000
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{}
</oor:items>
"""
_ITEM = '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_SET = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
)


class NotConverted(Exception):
    """没有转成：one sentence: why, and what to do."""


def to_word(data: bytes, *, program: str, name: str, seconds: float = SECONDS) -> bytes:
    """转成 .docx：by LibreOffice at ``program``. Errors: ``NotConverted``. Nothing of it is left in the folder."""
    if shutil.which(program) is None:
        raise NotConverted(
            f"转换程序“{program}”不在了，请技术人员核对 MINGTANG_CONVERTER；或者把“{name}”另存为 .docx。"
        )
    with tempfile.TemporaryDirectory(prefix="mingtang-") as room:
        profile = Path(room, "profile", "user")
        profile.mkdir(parents=True)
        items = "\n".join(_ITEM.format(*told) for told in _SET)
        Path(profile, "registrymodifications.xcu").write_text(_PROFILE.format(items), encoding="utf-8")
        Path(room, "given.doc").write_bytes(data)
        _carry_out(_command(program, room), room, name=name, seconds=seconds)
        made = Path(room, "made", "given.docx")
        if not made.is_file() or made.is_symlink():
            raise NotConverted(f"“{name}”没有转换成功，可能已损坏或者设了密码；请用原来的软件另存为 .docx 再导入。")
        if made.stat().st_size > MOST_BYTES:
            raise NotConverted(f"“{name}”转换以后过大，没有读取；请用原来的软件另存为 .docx 再导入。")
        return made.read_bytes()


def _command(program: str, room: str) -> list[str]:
    told = ["--headless", "--nologo", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"]
    where = [f"-env:UserInstallation={Path(room, 'profile').as_uri()}"]
    made = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(Path(room, "made")), str(Path(room, "given.doc"))]
    return [*_offline(), program, *where, *told, *made]


@cache
def _offline() -> tuple[str, ...]:
    """What takes the network away from a program, where the system has it and lets us."""
    tool = shutil.which("unshare")
    if tool is None:
        return ()
    without = (tool, "--map-root-user", "--net")
    tried = subprocess.run([*without, "true"], capture_output=True, timeout=10, check=False)  # noqa: S603
    return without if tried.returncode == 0 else ()


def _carry_out(command: list[str], room: str, *, name: str, seconds: float) -> None:
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    own = {"PATH": os.environ.get("PATH", os.defpath), "HOME": room, "TMPDIR": room, "LANG": "C.UTF-8"}
    running = subprocess.Popen(command, cwd=room, env=own, start_new_session=True, **quiet)  # noqa: S603
    try:
        running.wait(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise NotConverted(
            f"“{name}”转换了 {seconds:g} 秒还没有完成，已经停下；请用原来的软件另存为 .docx 再导入。"
        ) from error
    finally:
        _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """The program and whatever it has started; the group is its own, so nothing else is in it."""
    with suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
