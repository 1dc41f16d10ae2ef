"""状态表：of every procedure, which state may follow which. Asked before an act, and drawn in the documents."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

State = TypeVar("State", bound=StrEnum)
Moves = Mapping[State, frozenset[State]]


def may_move(moves: Moves[State], now: State, then: State) -> bool:
    """能否转入：whether the table has a way from one state to the other."""
    return then in moves[now]


def diagram(moves: Moves[State], labels: Mapping[State, str]) -> str:
    """状态图：the table as a Mermaid diagram; the first state is where everything begins."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {state.value} : {labels[state]}" for state in moves]
    lines.append(f"    [*] --> {next(iter(moves)).value}")
    for now, after in moves.items():
        lines += [f"    {now.value} --> {then.value}" for then in moves if then in after]
        lines += [f"    {now.value} --> [*]"] if not after else []
    return "\n".join(lines)
