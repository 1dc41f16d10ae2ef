"""mingtang run：serves, looks after its children, and leaves none behind, however it ends."""

import os
import re
import signal
import socket
import sys
import time
import urllib.request
from pathlib import Path

import pytest

GONE_WITHIN = 3
RUN = [sys.executable, "-m", "mingtang.cli.main", "run", "--port", "0"]
WITH_PARENT = ["sh", "-c", '"$@" --exit-with-parent $$ & wait', "sh", *RUN]


@pytest.fixture
def serving(ready, start):
    """Start serving; the process and its address, read from the line it prints."""

    def serve(command=RUN, **more):
        ready.more |= {"MINGTANG_WORKERS": "2", **more}
        process = start(command, ready.env)
        line = process.stdout.readline()
        address = re.match(r"明堂已就绪：(http://127\.0\.0\.1:\d+/)　按 Ctrl-C 停止。", line)
        assert address, f"{line}{process.stderr.read() if process.poll() is not None else ''}"
        return process, address[1]

    return serve


def running(place, words):
    """The processes of the place whose command line holds the words."""
    lines = {pid: Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in place.processes()}
    return [pid for pid, line in lines.items() if words in line]


def wait_for(question, seconds=20):
    until = time.monotonic() + seconds
    while not question() and time.monotonic() < until:
        time.sleep(0.1)
    return question()


def test_the_address_it_prints_answers(serving):
    _, address = serving()
    with urllib.request.urlopen(f"{address}desk/sign-in/", timeout=10) as page:
        assert page.status == 200


def test_it_serves_with_two_workers_and_does_due_work(serving, ready):
    serving()
    assert wait_for(lambda: len(running(ready, "gunicorn")) == 3)
    assert wait_for(lambda: len(running(ready, "due --every")) == 1)


def half_open(address, words):
    """A connection on which this was sent and no more."""
    host, port = re.match(r"http://([\d.]+):(\d+)/", address).groups()
    connection = socket.create_connection((host, int(port)), timeout=20)
    connection.sendall(words)
    return connection


@pytest.mark.parametrize("words", [b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: "], ids=["silent", "unfinished"])
def test_connections_that_never_finish_what_they_say_do_not_stop_the_site(words, serving):
    _, address = serving(MINGTANG_WORKERS="1")
    waiting = [half_open(address, words) for _ in range(40)]
    try:
        with urllib.request.urlopen(f"{address}desk/sign-in/", timeout=40) as page:
            assert page.status == 200
    finally:
        for connection in waiting:
            connection.close()


def test_what_is_no_request_at_all_is_answered_under_a_policy(serving):
    _, address = serving()
    with half_open(address, b"nonsense\r\n\r\n") as connection:
        head, page = connection.recv(4096).decode().split("\r\n\r\n")
    assert head.split("\r\n")[:2] == [
        "HTTP/1.1 400 Bad Request",
        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
    ]
    assert "<h1>请求有误</h1>" in page


def test_an_address_that_is_too_long_is_answered_in_chinese(serving):
    _, address = serving()
    with half_open(address, b"GET /search/?q=" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n") as connection:
        told = connection.recv(4096).decode()
    assert told.startswith("HTTP/1.1 414 ")
    assert "请把要查找的字词写短一些，再试一次。" in told


def test_uploads_that_a_killed_server_left_are_gone_at_the_next_start(serving, ready):
    left = ready.folder / "files" / "incoming" / "a.upload"
    left.parent.mkdir(parents=True, exist_ok=True)
    left.write_bytes(b"x")
    serving()
    assert left.exists() is False


def test_an_empty_place_is_set_up_on_the_way(place, start):
    process = start(RUN, place.env)
    assert process.stdout.readline().startswith("明堂已就绪：")
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=15)[1] == "正在建立数据库……\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_stops_with_all_its_children(serving, ready, number):
    process, _ = serving()
    os.kill(process.pid, number)
    out, err = process.communicate(timeout=15)
    assert (process.returncode, out, err, ready.processes()) == (0, "", "", [])


def test_the_interrupt_of_a_terminal_reaches_all_and_ends_quietly(serving, ready):
    process, _ = serving()
    assert wait_for(lambda: running(ready, "due --every") and len(ready.processes()) == 5)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=15)
    assert (process.returncode, out, err, ready.processes()) == (0, "", "", [])


def test_killed_it_leaves_no_child(serving, ready):
    process, _ = serving()
    assert wait_for(lambda: len(ready.processes()) == 5)
    process.kill()
    assert ready.wait_until_empty(GONE_WITHIN) == []


@pytest.mark.parametrize("after", [0.1, 1.0, 2.2])
def test_killed_while_starting_it_leaves_no_child_and_the_next_start_succeeds(place, start, after):
    process = start(RUN, place.env)
    time.sleep(after)
    process.kill()
    assert place.wait_until_empty(GONE_WITHIN) == []
    assert start(RUN, place.env).stdout.readline().startswith("明堂已就绪：")


def test_when_its_parent_is_killed_it_goes_too(serving, ready):
    parent, _ = serving(WITH_PARENT)
    assert wait_for(lambda: len(ready.processes()) == 6)
    parent.kill()
    assert ready.wait_until_empty(GONE_WITHIN) == []


def test_without_being_told_it_outlives_its_parent(serving, ready):
    parent, address = serving(["sh", "-c", '"$@" & wait', "sh", *RUN])
    parent.kill()
    parent.wait()
    time.sleep(1)
    with urllib.request.urlopen(f"{address}desk/sign-in/", timeout=10) as page:
        assert page.status == 200


def test_due_work_that_dies_is_started_again(serving, ready):
    serving()
    assert wait_for(lambda: running(ready, "due --every"))
    (first,) = running(ready, "due --every")
    os.kill(first, signal.SIGKILL)
    assert wait_for(lambda: running(ready, "due --every") not in ([], [first]))


def test_when_the_page_server_dies_everything_stops_and_says_so(serving, ready):
    process, _ = serving()
    arbiter = min(running(ready, "gunicorn"))
    os.kill(arbiter, signal.SIGKILL)
    out, err = process.communicate(timeout=15)
    assert (process.returncode, out) == (1, "")
    assert err == "网页服务意外结束（退出码 -9），已全部停止。\n"
    assert ready.wait_until_empty(GONE_WITHIN) == []


def test_a_port_in_use_is_told_before_anything_is_made(place):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = place.call("run", "--port", str(port))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"127.0.0.1 的端口 {port} 用不了（多半已被占用），请换一个，如 --port {port + 1}。\n"
    assert not place.folder.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--port", "70000"), "端口 70000 不存在，请写 1 到 65535 之间的数。\n"),
        (("--port", "http"), "--port 后面的“http”不是整数。写法和例子请看：mingtang run --help\n"),
        (("--host", "300.1.1.1"), "监听地址“300.1.1.1”不存在，请写本机的地址，如 127.0.0.1。\n"),
    ],
)
def test_an_address_that_cannot_be_is_one_sentence(place, words, sentence):
    done = place.call("run", *words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", sentence)


def test_a_missing_guard_stops_the_start_once_there_is_a_trail(ready):
    ready.more["MINGTANG_ADMIN_PASSWORD"] = "kan-jian-cai-suan"
    ready.call("setup", "--organ", "lianhua", "--name", "莲花镇人民政府", "--admin", "zhaoqi")
    on_table = " ON organs_unit" if ready.database else ""
    ready.execute(f"DROP TRIGGER guard_organs_unit_no_delete{on_table}")
    done = ready.call("run", "--port", "0")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "数据库缺少守卫 guard_organs_unit_no_delete（表 organs_unit）。\n"
        "请先用 mingtang audit verify 核对留痕，查明原因后用 mingtang audit guards --restore 补回守卫。\n"
    )


def test_before_there_is_a_trail_a_missing_guard_is_simply_made(ready):
    on_table = " ON organs_unit" if ready.database else ""
    ready.execute(f"DROP TRIGGER guard_organs_unit_no_delete{on_table}")
    assert ready.call("prepare").returncode == 0
    assert ready.call("audit", "guards").returncode == 0


def test_guards_are_put_back_when_asked(ready):
    on_table = " ON organs_unit" if ready.database else ""
    ready.execute(f"DROP TRIGGER guard_organs_unit_no_delete{on_table}")
    assert ready.call("audit", "guards").returncode == 1
    assert ready.call("audit", "guards", "--restore").returncode == 0
    assert ready.call("audit", "guards").returncode == 0
