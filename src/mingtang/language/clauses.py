"""条款：which clauses of docs/clauses.md a sentence of a plan seems to concern."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_STRONG, _WEAK, _ENOUGH, _MOST = 3, 1, 3, 3


@dataclass(frozen=True, slots=True)
class Clause:
    """条款词表：one clause, what it is called, and the words that point at it."""

    id: str
    name: str
    strong: tuple[str, ...]
    words: tuple[str, ...]
    forbidden: tuple[str, ...]


def suggest_clauses(text: str, context: str = "") -> tuple[str, ...]:
    """建议条款：ids of up to three clauses, the strongest first; none when no words point anywhere.

    ``context`` (the headings above the sentence) only tips the balance: alone it suggests nothing, and a
    word that both hold counts once.
    """
    scores: dict[str, tuple[int, int]] = {}
    for clause in clauses():
        own = _score(clause, text)
        if own == 0 or any(word in text for word in clause.forbidden):
            continue
        total = own + min(2, _score(clause, context))
        if total >= _ENOUGH:
            scores[clause.id] = (total, own)
    if not scores:
        return ()
    best = max(scores.values())[0]
    ranked = sorted(scores, key=lambda id_: scores[id_], reverse=True)
    return tuple(id_ for id_ in ranked if scores[id_][0] * 2 >= best)[:_MOST]


def clause_name(id_: str) -> str:
    """条款名称：what a clause is called; an id that nobody knows stays as it is."""
    return next((clause.name for clause in clauses() if clause.id == id_), id_)


def _score(clause: Clause, text: str) -> int:
    return _STRONG * sum(word in text for word in clause.strong) + _WEAK * sum(word in text for word in clause.words)


@cache
def clauses() -> tuple[Clause, ...]:
    """条款词表：all clauses with their words, from the data file."""
    raw = tomllib.loads((files("mingtang.language") / "data" / "clauses.toml").read_text(encoding="utf-8"))
    return tuple(
        Clause(row["id"], row["name"], tuple(row["strong"]), tuple(row["words"]), tuple(row.get("not", ())))
        for row in raw["clause"]
    )
