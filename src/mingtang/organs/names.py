"""名称：when two names of units read the same, and how a deputy signs."""

from mingtang.language.width import narrow, squeeze


def same(one: str, other: str) -> bool:
    """Whether two names read the same: width and spaces make no difference."""
    return squeeze(narrow(one)) == squeeze(narrow(other))


def signed(name: str, represented: str | None) -> str:
    """署名：whoever acted, and for whom: 谷晚宁（代赵明远）."""
    return f"{name}（代{represented}）" if represented else name
