"""不能遮盖：the one way in which this package says that no copy can be made."""


class Unmaskable(Exception):
    """不能遮盖：full Chinese sentences, all at once."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("".join(reasons))
        self.reasons = reasons
