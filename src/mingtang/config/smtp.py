"""邮件服务器的设置：``MINGTANG_SMTP`` as an address: smtp://、smtps://（TLS）、smtp+starttls://，可带账号和密码。"""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from mingtang.outbox.post import STARTTLS, TLS, Server

SCHEMES = {"smtp": ("", 25), "smtps": (TLS, 465), "smtp+starttls": (STARTTLS, 587)}
# 密码可能在里面，所以出错时不把原文说出来。
WRONG = "MINGTANG_SMTP 要写成 smtp://主机:端口、smtps://账号:密码@主机 或 smtp+starttls://账号:密码@主机:端口。"


def server(told: str, *, timeout: float = 15) -> Server | None:
    """The server that the address names; none where there is no address."""
    if not told:
        return None
    try:
        parts = urlsplit(told)
        security, usual = SCHEMES[parts.scheme]
        host, port = parts.hostname, parts.port or usual
    except (KeyError, ValueError):
        raise ImproperlyConfigured(WRONG) from None
    if not host:
        raise ImproperlyConfigured(WRONG)
    return Server(host, port, security, unquote(parts.username or ""), unquote(parts.password or ""), timeout)
