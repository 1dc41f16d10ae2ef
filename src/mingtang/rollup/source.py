"""下级佐证（端口 evidence.EvidenceSource）：what units beneath had accepted, found by rule for the task above."""

from collections.abc import Iterable
from datetime import date

from mingtang.organs.models import Unit
from mingtang.rollup.actions.quoting import Quoted, quoted
from mingtang.rollup.queries.below import accepted_below
from mingtang.rollup.queries.levels import QUOTED


class EvidenceFromBelow:
    """下级佐证。"""

    key = QUOTED
    label = "下级佐证"
    help = "下级佐证：接收了本机关下达任务的单位，认定过的佐证名称里有匹配词的。"

    def find(self, unit: Unit, words: str, *, since: date, until: date) -> Iterable[Quoted]:
        """Accepted evidence of tasks that the organ handed down, its title holding the words."""
        return [quoted(piece) for piece in accepted_below(unit, words, since=since, until=until)]
