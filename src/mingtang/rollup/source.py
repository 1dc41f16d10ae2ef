"""下级佐证（端口 evidence.EvidenceSource、evidence.Reference）：what units beneath had accepted, found by rule."""

from collections.abc import Iterable
from datetime import date

from mingtang.evidence.models import Evidence
from mingtang.organs.models import Unit
from mingtang.rollup.actions.quoting import Quoted, quoted
from mingtang.rollup.queries.below import accepted_below
from mingtang.rollup.queries.levels import QUOTED
from mingtang.rollup.queries.originals import originals


class EvidenceFromBelow:
    """下级佐证：finds it, and tells whether it still counts beneath."""

    key = QUOTED
    label = "下级佐证"
    help = "下级佐证：接收了本机关下达任务的单位，认定过的佐证名称里有匹配词的。"

    def find(self, unit: Unit, words: str, *, since: date, until: date) -> Iterable[Quoted]:
        """Accepted evidence of tasks that the organ handed down, its title holding the words."""
        return [quoted(piece) for piece in accepted_below(unit, words, since=since, until=until)]

    def against(self, piece: Evidence) -> str:
        """Why what is quoted counts no more; empty while it does."""
        told = originals([piece])
        return told[piece.pk].against if told else ""
