"""责任单位：which units the plan means when it names an office. Certain names only; guesses are offered, not made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mingtang.language.offices import suggest_offices
from mingtang.law.units import UnitKind
from mingtang.organs.models import Unit

_EVERY = {
    "各管理区": UnitKind.MANAGEMENT_DISTRICT,
    "各村": UnitKind.VILLAGE_BODY,
    "各行政村": UnitKind.VILLAGE_BODY,
    "各村民委员会": UnitKind.VILLAGE_BODY,
    "各村委会": UnitKind.VILLAGE_BODY,
}


def named_units(names: Iterable[str], units: Sequence[Unit]) -> list[Unit]:
    """The units that the plan names, in its order; a name that fits none or several is passed over."""
    found: list[Unit] = []
    for name in names:
        for unit in _meant(name.strip(), units):
            if unit not in found:
                found.append(unit)
    return found


@dataclass(frozen=True)
class Guess:
    """建议：a unit that a text seems to concern, and by which words."""

    unit: Unit
    words: tuple[str, ...]


def suggested_units(text: str, units: Sequence[Unit], *, most: int = 3) -> list[Guess]:
    """Offices whose own keywords, or whose name's usual topics, stand in the text; the strongest first."""
    topics = {told.name: told.words for told in suggest_offices(text, [unit.short_name for unit in units])}
    found = []
    for unit in units:
        own = [word for word in unit.keywords if word in text]
        words = tuple(dict.fromkeys([*own, *topics.get(unit.short_name, ())]))
        if words:
            found.append((-2 * len(own) - len(words), unit.position, Guess(unit, words)))
    return [guess for _, _, guess in sorted(found, key=lambda told: told[:2])[:most]]


def _meant(name: str, units: Sequence[Unit]) -> list[Unit]:
    every = _EVERY.get(name)
    if every is not None:
        return [unit for unit in units if unit.unit_kind is every]
    exact = [unit for unit in units if name in {unit.name, unit.short_name}]
    if exact:
        return exact if len(exact) == 1 else []
    close = [unit for unit in units if len(name) >= 2 and (unit.name.endswith(name) or unit.name.startswith(name))]
    return close if len(close) == 1 else []
