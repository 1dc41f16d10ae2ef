"""网页服务的工作进程：nobody keeps a thread waiting for long, however slowly a request comes in."""

import socket
import time
from contextlib import suppress
from typing import Any

from gunicorn.workers import gthread

# 请求头、正文各要在这么多秒内到齐；反向代理会先收齐再转来，到这里只是一瞬间。
HEADERS_WITHIN = 10
BODY_WITHIN = 120
# 还一个字也没有发来的连接，不占线程。
FIRST_WORD_WITHIN = 0.05
SAID = {
    "414": ("地址太长", "请把要查找的字词写短一些，再试一次。"),
    "500": ("服务器出错了", "请过一会儿再试。"),
    "431": ("请求的信息太多", "请清除本站的 Cookie，再试一次。"),
}
SAID_OTHERWISE = ("请求有误", "服务器看不懂这个请求。请检查地址，地址太长的请写短一些，再试一次。")
PAGE = """<!DOCTYPE html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main><h1>{title}</h1><p>{text}</p><p><a href="/">回首页</a></p></main></body></html>
"""
POLICY = b"Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"


class PatientWorker(gthread.ThreadWorker):
    """有限度的耐心：hangs up, for reading, on whoever has not sent all of it by the deadline.

    Nothing is lost of an answer that is being worked out or sent: only reading ends, and by then there is
    nothing more to read.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading: dict[Any, float] = {}

    def handle(self, conn: Any) -> Any:
        """Runs in a thread of its own: the request line and headers first."""
        if not conn.initialized and not conn.wait_for_data(FIRST_WORD_WITHIN):
            return gthread._DEFER
        self.reading[conn] = time.monotonic() + HEADERS_WITHIN
        try:
            return super().handle(conn)
        finally:
            self.reading.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """The headers are there; now what the page reads of the body."""
        self.reading[conn] = time.monotonic() + BODY_WITHIN
        return super().handle_request(req, conn)

    def murder_keepalived(self, force: bool = False) -> None:
        """Runs every second in the main thread."""
        now = time.monotonic()
        for conn, until in list(self.reading.items()):
            if until < now:
                self.reading.pop(conn, None)
                with suppress(OSError):
                    conn.sock.shutdown(socket.SHUT_RD)
        super().murder_keepalived(force)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """The server's own page about a request that is none, under a policy like every other page."""
        super().handle_error(req, _UnderPolicy(client), addr, exc)


class _UnderPolicy:
    """A socket that says why in Chinese, and the policy after the first line of an answer."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self.client, name)

    def sendall(self, data: bytes) -> None:
        """Send the status as the server tells it, with the policy and a page of our own."""
        first, end, _ = data.partition(b"\r\n")
        page = _page(first)
        head = b"Connection: close\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n"
        length = f"Content-Length: {len(page)}\r\n\r\n".encode()
        self.client.sendall(first + end + POLICY + head + length + page)


def _page(first_line: bytes) -> bytes:
    """The page for a status line; nothing of what was sent is repeated in it."""
    status = first_line.split(b" ")[1].decode("ascii", "replace") if b" " in first_line else ""
    title, text = SAID.get(status, SAID_OTHERWISE)
    return PAGE.format(title=title, text=text).encode()
