"""邮件里的文字：the headers, the bodies, and whatever is attached, mails within mails too; each with its place.

A mail is read, never kept: its headers name people and machines, so it is no document for the public.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path, PurePath

from mingtang.contents.parts import Part
from mingtang.contents.text import parts
from mingtang.contents.text_web import web_parts
from mingtang.language.papers import Unreadable

DEEPEST, MOST = 3, 500
MOST_BYTES = 50 * 1024 * 1024
NO_COPY = "邮件不能生成遮盖副本：邮件头里的人和地址去不掉。请把正文存成 .txt 或者 .docx，附件另存出来，分别遮盖。"
_OUTLOOK = "“{}”是 Outlook 邮件（.msg），读不了；请在邮件软件里另存为 .eml 再检查，或者把正文和附件分别另存。"
_STREAM = "__substg1.0_".encode("utf-16-le")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SHOWN = frozenset({"from", "to", "cc", "subject", "date", "reply-to", "sender"})
_HEADS = re.compile(rb"(?:[A-Za-z][\w-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}\r?\n")
_OF_MAIL = re.compile(rb"^(?:mime-version|content-type|received|return-path|message-id)[ \t]*:", re.I | re.M)
# 机器写的邮件头：里面的长数字不是谁的号码。
_OF_MACHINES = re.compile(
    r"received|return-path|message-id|references|in-reply-to|mime-version|content-.*|dkim-.*|arc-.*|authentication-.*"
    r"|x-.*(?:id|signature|hash|result|spam|mailer).*",
    re.I,
)
_PICTURE = ("image/", "audio/", "video/")


def is_mail(data: bytes, name: str) -> bool:
    """是不是邮件：by its name, or by the headers with which it begins."""
    if PurePath(name).suffix.lower() == ".eml":
        return True
    head = _HEADS.match(data[:65_536])
    return head is not None and _OF_MAIL.search(head[0]) is not None


def refuse_outlook(data: bytes, name: str) -> None:
    """Outlook 邮件：said for what it is. Errors: ``Unreadable``."""
    if data.startswith(_OLE) and (PurePath(name).suffix.lower() == ".msg" or _STREAM in data):
        raise Unreadable(_OUTLOOK.format(name))


def written_in(source: Path, name: str, *, left: list[str]) -> Iterator[Part]:
    """文件或者邮件里的各处文字。``left`` gets a sentence for each attachment that cannot be read.

    Errors: ``Unreadable`` for a file that cannot be read at all.
    """
    if source.stat().st_size > MOST_BYTES:
        yield from parts(source, name)
        return
    data = source.read_bytes()
    refuse_outlook(data, name)
    yield from mail_parts(data, name, left=left) if is_mail(data, name) else parts(data, name)


def mail_parts(data: bytes, name: str, *, left: list[str], depth: int = 0) -> Iterator[Part]:
    """邮件的各处文字，in the order in which they come."""
    if depth > DEEPEST:
        left.append(f"“{name}”里的邮件套了 {DEEPEST} 层以上，里面的没有检查，请另存出来再试。")
        return
    told = message_from_bytes(data, policy=policy.compat32)
    yield from _heads(told)
    for number, piece in enumerate(_pieces(told), 1):
        if number > MOST:
            left.append(f"“{name}”里的附件超过 {MOST} 个，后面的没有检查，请另存出来再试。")
            return
        yield from _piece(piece, name, left=left, depth=depth)


def _pieces(told: Message) -> Iterator[Message]:
    """The leaves; a mail that is attached is one of them, whatever is in it."""
    if told.get_content_type() == "message/rfc822" or not told.is_multipart():
        yield told
        return
    for piece in told.get_payload():
        if isinstance(piece, Message):
            yield from _pieces(piece)


def _heads(told: Message) -> Iterator[Part]:
    for name, value in told.items():
        text = " ".join(_decoded(str(value)).split())
        if text and not _OF_MACHINES.fullmatch(name):
            yield Part(f"邮件头 {name}", text, hidden=name.lower() not in _SHOWN)


def _piece(piece: Message, name: str, *, left: list[str], depth: int) -> Iterator[Part]:
    kind, called = piece.get_content_type(), _decoded(piece.get_filename() or "")
    if kind == "message/rfc822":
        inner = piece.get_payload()
        data = inner[0].as_bytes() if isinstance(inner, list) and inner and isinstance(inner[0], Message) else b""
        yield from _within("夹带的邮件", mail_parts(data, called or name, left=left, depth=depth + 1))
        return
    data = _payload(piece)
    if not called and kind in {"text/plain", "text/html"}:
        text = _text(data, piece.get_content_charset())
        yield from _within("邮件正文", web_parts(text) if kind == "text/html" else _lines(text))
        return
    if called:
        yield Part("附件的文件名", called)
    if not data.strip() or kind.startswith(_PICTURE):
        return
    called = called or "没有名字的附件"
    try:
        refuse_outlook(data, called)
        if is_mail(data, called):
            yield from _within(f"附件“{called}”", mail_parts(data, called, left=left, depth=depth + 1))
        else:
            yield from _within(f"附件“{called}”", parts(data, called))
    except Unreadable as unreadable:
        left.append(f"“{name}”的附件没有检查：{unreadable}")


def _within(place: str, found: Iterator[Part]) -> Iterator[Part]:
    for part in found:
        yield replace(part, where=f"{place}{part.where}")


def _lines(text: str) -> Iterator[Part]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield Part(f"第 {number} 行", line)


def _payload(piece: Message) -> bytes:
    data = piece.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(data: bytes, charset: str | None) -> str:
    """As the mail says it is written, or in one of the encodings that offices here use."""
    for encoding in (charset or "utf-8", "utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("gb18030", "replace")


def _decoded(value: str) -> str:
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return value
