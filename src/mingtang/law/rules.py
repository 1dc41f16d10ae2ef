"""规则：how the law refuses an act, with every reason at once and in words a clerk understands."""

from collections.abc import Iterable


class RuleBroken(Exception):
    """不予办理：an act the rules do not allow, with all the reasons as full Chinese sentences.

    Errors: made without any reason it is a mistake of the caller, hence ``ValueError``.
    """

    reasons: tuple[str, ...]

    def __init__(self, reasons: str | Iterable[str]) -> None:
        self.reasons = (reasons,) if isinstance(reasons, str) else tuple(reasons)
        if not self.reasons:
            raise ValueError("RuleBroken needs at least one reason")
        super().__init__("".join(self.reasons))

    def __reduce__(self) -> tuple[type["RuleBroken"], tuple[tuple[str, ...]]]:
        """Survive pickling between processes with the reasons apart, not glued into one."""
        return RuleBroken, (self.reasons,)


def refuse_if_any(reasons: Iterable[str]) -> None:
    """有理由即不予办理：raise ``RuleBroken`` with all the reasons, or do nothing when there are none."""
    found = tuple(reasons)
    if found:
        raise RuleBroken(found)
