"""查得准不准：recall and precision of the check on what was made up, as the table that docs/gate.md shows."""

from collections import Counter
from dataclasses import dataclass, field

from mingtang.language.personal import Kind, findings
from tests.language.made_up import cases, lookalikes


@dataclass
class Measured:
    """量出来的：by kind, how many there were, how many were found, and what else was taken for one."""

    there: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    wrong: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)
    alarms: Counter = field(default_factory=Counter)

    def recall(self, kind):
        """查全率。"""
        return self.found[kind] / self.there[kind]

    def precision(self, kind):
        """查准率，over what is somebody's and what only looks so."""
        told = self.found[kind] + self.wrong[kind]
        return self.found[kind] / told if told else 0.0


def measured():
    """Every case asked once."""
    told = Measured()
    for case in (*cases(), *lookalikes()):
        kinds = Counter(it.kind for it in findings(case.text, heads=case.heads))
        if case.kind is not None:
            told.there[case.kind] += 1
            is_found = kinds.pop(case.kind, 0) > 0
            told.found[case.kind] += is_found
            if not is_found:
                told.missed[case.kind, case.disguise] += 1
        else:
            told.alarms[case.disguise] += sum(kinds.values())
        told.wrong.update(kinds)
    return told


def table(told):
    """The table of the page, and below it every way of writing that is missed."""
    rows = ["| 种类 | 样本 | 查出 | 查全率 | 误报 | 查准率 |", "|---|---|---|---|---|---|"]
    for kind in Kind:
        figures = f"{told.there[kind]} | {told.found[kind]} | {told.recall(kind):.1%}"
        rows.append(f"| {kind.label} | {figures} | {told.wrong[kind]} | {told.precision(kind):.1%} |")
    rows += ["", "没有查出的，全部列在这里："]
    rows += [f"- {kind.label}，{disguise}：{count} 处" for (kind, disguise), count in sorted(told.missed.items())]
    return "\n".join(rows)


if __name__ == "__main__":
    print(table(measured()))
