"""网址：whether what was typed is the whole address of a site."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from mingtang.language.unseen import without_unseen


def reason_against_address(url: str) -> str:
    """地址不能用的理由：in full, of a site, without anything that cannot be seen; empty when it can be used."""
    if not url.startswith(("https://", "http://")):
        return "请填写以 http:// 或 https:// 开头的地址。"
    whole = not any(char.isspace() for char in url) and without_unseen(url) == url
    return "" if whole and _is_host(url) else "地址不完整，请从浏览器的地址栏复制整个地址。"


def _is_host(url: str) -> bool:
    """Whether the address names a site: a name with a dot in it, or an IP address."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    try:
        ip_address(host)
    except ValueError:
        labels = host.removesuffix(".").split(".")
        return len(labels) > 1 and all(labels)
    return True
