"""mingtang run：prepares the database, then serves the pages and does the due work, in one process group.

This process loads no framework. It holds the lifeline, the listening socket and its children: first the
preparation, then gunicorn and the due work. A due-work process that ends is started again; if gunicorn ends,
everything ends. Whatever happens to this process, no child outlives it.
"""

import argparse
import os
import select
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from types import FrameType
from typing import Any, TextIO

from mingtang.cli.errors import DOES_NOT_HOLD, DONE, Refused
from mingtang.config import lifeline
from mingtang.config.lifeline import LISTEN, READY

DUE_EVERY_SECONDS = 60
RESTART_AFTER_SECONDS = 5
LOOK_EVERY_SECONDS = 0.25
PATIENCE_SECONDS = 10
ORPHAN_PATIENCE_SECONDS = 1
EXAMPLE = """例子：
  mingtang run
  MINGTANG_DATA=/srv/mingtang mingtang run --host 0.0.0.0 --port 8000

用域名或其他地址访问时，把域名写进环境变量 MINGTANG_HOSTS。按 Ctrl-C 停止。
"""


def add_parser(subparsers: Any) -> argparse.ArgumentParser:
    """运行命令的参数。"""
    parser: argparse.ArgumentParser = subparsers.add_parser(
        "run",
        help="对外服务并办理到期事项",
        description="建好数据库（如果还没有），对外服务并办理到期事项。",
        epilog=EXAMPLE,
    )
    parser.add_argument("--host", default="127.0.0.1", metavar="HOST", help="监听地址，不写就是 127.0.0.1")
    parser.add_argument("--port", type=int, default=8000, metavar="PORT", help="监听端口，不写就是 8000")
    parser.add_argument(
        "--exit-with-parent",
        nargs="?",
        type=int,
        const=os.getppid(),
        metavar="PID",
        help="启动它的进程（编号可以写明）一结束，就跟着停止",
    )
    return parser


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """对外服务，直到被要求停止。"""
    workers = os.environ.get("MINGTANG_WORKERS", "")
    if workers and not (workers.isdecimal() and 1 <= int(workers) <= 64):
        raise Refused(f"环境变量 MINGTANG_WORKERS 的值“{workers}”不对，请写 1 到 64 之间的整数，或者不设。")
    with closing(_listen(args.host, args.port)) as listening:
        return _House(listening, args.exit_with_parent, out, err).live()


def _listen(host: str, port: int) -> socket.socket:
    """The listening socket, bound here so that a port in use is found out before anything starts."""
    if not 0 <= port <= 65535:
        raise Refused(f"端口 {port} 不存在，请写 1 到 65535 之间的数。")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError):
        raise Refused(f"监听地址“{host}”不存在，请写本机的地址，如 127.0.0.1。") from None
    listening = socket.socket(family, kind, protocol)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
        listening.listen(512)
    except PermissionError:
        listening.close()
        raise Refused(f"没有权限使用端口 {port}，请用 1024 以上的端口，如 --port 8000。") from None
    except OSError:
        listening.close()
        raise Refused(
            f"{host} 的端口 {port} 用不了（多半已被占用），请换一个，如 --port {min(port + 1, 65535)}。"
        ) from None
    return listening


class _Stopped(Exception):
    """It is time to stop; carries the exit code."""

    def __init__(self, code: int, patience: float = PATIENCE_SECONDS) -> None:
        super().__init__(code)
        self.code, self.patience = code, patience


def _deaf_to_the_terminal() -> None:
    """Ctrl-C reaches the whole group: a child still loading would die of it with a traceback. We end them ourselves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class _House:
    """一家进程：the children and the way they come and go."""

    def __init__(self, listening: socket.socket, parent: int | None, out: TextIO, err: TextIO) -> None:
        self.listening, self.parent, self.out, self.err = listening, parent, out, err
        self.line = lifeline.hold()
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.asked_to_stop = False

    def live(self) -> int:
        """Prepare, serve and look after the children until it is time to stop."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask_to_stop)
        try:
            self._prepare()
            self._serve()
            while True:
                self._look_after()
                time.sleep(LOOK_EVERY_SECONDS)
        except _Stopped as stopped:
            self._stop_children(stopped.patience)
            return stopped.code

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.asked_to_stop = True

    def _still_wanted(self) -> None:
        if self.asked_to_stop:
            raise _Stopped(DONE)
        if self.parent is not None and os.getppid() != self.parent:
            raise _Stopped(DONE, ORPHAN_PATIENCE_SECONDS)

    def _start(self, name: str, *module: str, passed: dict[str, int] | None = None) -> subprocess.Popen[bytes]:
        passed = passed or {}
        numbers = {variable: str(number) for variable, number in passed.items()}
        self.children[name] = subprocess.Popen(  # noqa: S603  our own modules, by our own interpreter
            [sys.executable, "-m", *module],
            env=os.environ | self.line.environment() | numbers,
            pass_fds=(self.line.watched, *passed.values()),
            stdin=subprocess.DEVNULL,
            preexec_fn=_deaf_to_the_terminal,
        )
        return self.children[name]

    def _prepare(self) -> None:
        preparing = self._start("prepare", "mingtang.cli.main", "prepare")
        while preparing.poll() is None:
            self._still_wanted()
            time.sleep(LOOK_EVERY_SECONDS / 5)
        self._still_wanted()
        if preparing.returncode != DONE:
            raise _Stopped(preparing.returncode if preparing.returncode > 0 else DOES_NOT_HOLD)

    def _serve(self) -> None:
        ready, tell = os.pipe()
        pages = self._start(
            "pages",
            "gunicorn",
            "--config=python:mingtang.config.gunicorn",
            passed={LISTEN: self.listening.fileno(), READY: tell},
        )
        os.close(tell)
        while not select.select([ready], [], [], LOOK_EVERY_SECONDS)[0]:
            self._still_wanted()
        if not os.read(ready, 1):
            print(f"网页服务没有启动（退出码 {pages.wait()}），原因写在上面。", file=self.err)
            raise _Stopped(DOES_NOT_HOLD)
        os.close(ready)
        self._start_due_work()
        print(_greeting(self.listening), file=self.out, flush=True)

    def _start_due_work(self) -> None:
        self._start("due", "mingtang.cli.main", "due", f"--every={DUE_EVERY_SECONDS}")
        self.due_again_at = time.monotonic() + RESTART_AFTER_SECONDS

    def _look_after(self) -> None:
        self._still_wanted()
        if self.children["pages"].poll() is not None:
            print(f"网页服务意外结束（退出码 {self.children['pages'].returncode}），已全部停止。", file=self.err)
            raise _Stopped(DOES_NOT_HOLD)
        if self.children["due"].poll() is not None and time.monotonic() > self.due_again_at:
            print(f"到期办理意外结束（退出码 {self.children['due'].returncode}），重新启动。", file=self.err)
            self._start_due_work()

    def _stop_children(self, patience: float) -> None:
        """Ask, wait, and let go of the lifeline, which ends whoever is left, grandchildren too."""
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()
        until = time.monotonic() + patience
        while time.monotonic() < until and any(child.poll() is None for child in self.children.values()):
            time.sleep(LOOK_EVERY_SECONDS / 5)
        os.close(self.line.held)
        for child in self.children.values():
            if child.poll() is None:
                child.kill()
            child.wait()


def _greeting(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104  how it is shown, not where it listens
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"
    demo = os.environ.get("MINGTANG_DEMO", "0") in {"1", "true", "yes", "on"}
    accounts = f"　演示账号写在登录页上：{address}/desk/sign-in/" if demo else ""
    return f"明堂已就绪：{address}/　按 Ctrl-C 停止。{accounts}"
