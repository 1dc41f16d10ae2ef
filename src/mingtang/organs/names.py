"""名称：when two names of units read the same."""

from mingtang.language.width import narrow, squeeze


def same(one: str, other: str) -> bool:
    """Whether two names read the same: width and spaces make no difference."""
    return squeeze(narrow(one)) == squeeze(narrow(other))
