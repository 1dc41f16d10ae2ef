"""佐证的结论：where a piece of evidence stands. It counts only while another person's acceptance stands.

None of this is statute: it is how the platform reads 佐证管理.
"""

from enum import StrEnum

from .moves import Moves


class Standing(StrEnum):
    """佐证的结论。"""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"

    @property
    def label(self) -> str:
        """中文名称。"""
        return LABELS[self]


LABELS: dict[Standing, str] = {
    Standing.WAITING: "待认定",
    Standing.ACCEPTED: "已认定",
    Standing.REFUSED: "不予认定",
    Standing.WITHDRAWN: "已撤回",
    Standing.REVOKED: "认定已撤销",
}

MOVES: Moves[Standing] = {
    Standing.WAITING: frozenset({Standing.ACCEPTED, Standing.REFUSED, Standing.WITHDRAWN}),
    Standing.ACCEPTED: frozenset({Standing.REVOKED}),
    Standing.REFUSED: frozenset(),
    Standing.WITHDRAWN: frozenset(),
    Standing.REVOKED: frozenset(),
}
