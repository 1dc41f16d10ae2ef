"""公开文件里的图片：the address at which the public has them, and the one in the workbench."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from mingtang.language.richtext import readdressed


def public_address(key: str, name: str) -> str:
    """图片公开以后的地址。"""
    return f"/files/{key}/{quote(name)}"


def inside(body: Mapping[str, Any]) -> str:
    """正文，with its pictures under their addresses in the workbench, for those who look before the public does."""
    addresses = {public_address(row["key"], row["name"]): f"/desk/files/{row['key']}/" for row in body["pictures"]}
    return readdressed(body["html"], addresses)
