"""整个流程在真正的浏览器里走一遍：the demo town, served as `make run` serves it, and Debian's Chromium."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.judges import Judges

CHROMIUM = "/usr/bin/chromium"
PASSWORD = "yunze-qili-demo"
START_SECONDS = 120


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if "tests/journeys/" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[str]:
    """The demo town on a free port; its address."""
    with serving(copied(tmp_path_factory, worker_id)) as address:
        yield address


def copied(folders: pytest.TempPathFactory, worker_id: str) -> Path:
    """A copy of the demo town, to be changed as one likes."""
    data = folders.mktemp("town") / "data"
    alone = worker_id == "master"
    shutil.copytree(_prepared(folders.getbasetemp() if alone else folders.getbasetemp().parent), data)
    return data


@contextmanager
def serving(data: Path, *, demo: bool = True) -> Iterator[str]:
    """The town in this folder on a free port, as a demo or as a site of its own; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = data / f"run-{port}.log"
    with log.open("wb") as told:
        served = _mingtang(data, "run", "--port", str(port), demo=demo)
        server = subprocess.Popen(**served, stdout=told, stderr=told, start_new_session=True)
        try:
            _wait(f"http://127.0.0.1:{port}/", server, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)


def _prepared(shared: Path) -> Path:
    """The demo town loaded once for all workers; each serves a copy of its own."""
    town = shared / "prepared-town"
    with (shared / "prepared-town.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "prepared-town.done").exists():
            subprocess.run(**_mingtang(town, "prepare"), check=True, timeout=600)
            (shared / "prepared-town.done").touch()
    return town


def _mingtang(data: Path, *words: str, demo: bool = True) -> dict[str, Any]:
    """The command and the surroundings it runs in."""
    env = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    env |= {"MINGTANG_DATA": str(data), "MINGTANG_DEMO": str(int(demo)), "MINGTANG_WORKERS": "1"}
    return {"args": [sys.executable, "-m", "mingtang.cli.main", *words], "env": env}


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(START_SECONDS * 4):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail(f"演示环境没有启动：\n{log.read_text()[-3000:]}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a screen; for one file, since two of these in one process get in each other's way."""
    if not shutil.which(CHROMIUM):
        pytest.skip("没有 /usr/bin/chromium，浏览器部分没有测试。")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def judges() -> Judges:
    """What every page is held against; the last test of a file of pages reads the HTML of all of them at once."""
    return Judges()


@pytest.fixture(scope="session")
def signed_in() -> dict[str, Any]:
    """会话：an account signs in once for all tests of a worker, as long as the site knows the session."""
    return {}


@pytest.fixture
def visit(browser: Browser, site: str, signed_in: dict[str, Any]) -> Iterator[Callable[..., Page]]:
    """Open an address as someone: ``visit("/qili/", width=360, care=True, script=False, who="zhouwenqing")``."""
    contexts: list[BrowserContext] = []

    def open_(path: str, *, who: str = "", width: int = 1280, care: bool = False, script: bool = True) -> Page:
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            locale="zh-CN",
            # 颜色变到一半时量不出对比度。
            reduced_motion="reduce",
            storage_state=signed_in.get(who),
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        if who and who not in signed_in:
            sign_in(page, who)
            signed_in[who] = context.storage_state()
        if care:
            page.goto("/care/?on=1&next=/")
        page.goto(path)
        if who and "/desk/sign-in/" in page.url:
            # 退出过，或者换过密码。
            sign_in(page, who)
            signed_in[who] = context.storage_state()
            page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()


def sign_in(page: Page, who: str, *, password: str = PASSWORD, then: str = "**/desk/") -> None:
    """Sign in, as a person does; as a demo account unless another password is given."""
    page.goto("/desk/sign-in/")
    page.fill("input[name=username]", who)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")
    page.wait_for_url(then)
