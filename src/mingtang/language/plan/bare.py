"""无号标题：which short lines without a number are headings in a plan that numbers nothing."""

from collections.abc import Sequence

from mingtang.language.papers import Table
from mingtang.language.plan import cues
from mingtang.language.plan.lines import Item, Line
from mingtang.language.plan.roles import Role
from mingtang.language.plan.zones import Zone

#: So many short lines one under another are a list of tasks, not headings.
LIST = 3


def short_runs(items: Sequence[Item], zones: Sequence[Zone]) -> list[range]:
    """短行：runs of short lines without mark and end sign in the body."""
    runs: list[range] = []
    start = 0
    for at in range(len(items) + 1):
        if at < len(items) and _is_short(items[at], zones[at]):
            continue
        if at > start:
            runs.append(range(start, at))
        start = at + 1
    return runs


def lists_of(items: Sequence[Item], zones: Sequence[Zone]) -> list[range]:
    """清单：the runs of short lines that are lists of tasks."""
    return [run for run in short_runs(items, zones) if len(run) >= LIST]


def bare_roles(items: Sequence[Item], zones: Sequence[Zone]) -> dict[int, Role]:
    """无号标题的层级：chapters and sections among the short lines of a plan without any mark.

    One short line over text is a chapter; of two in a row the first is the chapter and the second its section,
    and from there on single ones are sections too, unless they bear a customary chapter's name (工作要求).
    Three and more are a list, in which only customary names are headings.
    """
    roles: dict[int, Role] = {}
    nested = False
    for run in short_runs(items, zones):
        over = run.stop < len(items) and zones[run.stop] is Zone.BODY and isinstance(items[run.stop], Line)
        heads = [at for at in run if _is_heading(items[at]) and (over or at + 1 < run.stop)]
        customary = [at for at in heads if _is_customary(items[at])]
        if len(run) >= LIST or (len(run) > 1 and not over and not roles):
            roles |= dict.fromkeys(customary, Role.CHAPTER)
        elif len(run) > 1 and over and len(heads) > 1:
            roles |= {heads[0]: Role.CHAPTER, heads[1]: Role.SECTION}
            nested = True
        elif heads:
            roles[heads[0]] = Role.SECTION if nested and not customary else Role.CHAPTER
        nested = nested and not (len(run) == 1 and bool(customary))
    return roles


def _is_short(item: Item, zone: Zone) -> bool:
    return isinstance(item, Line) and zone is Zone.BODY and item.mark is None and cues.is_short(item.text)


def _is_heading(item: Item) -> bool:
    return not isinstance(item, Table) and cues.is_bare_heading(item.text)


def _is_customary(item: Item) -> bool:
    return not isinstance(item, Table) and cues.is_customary_heading(item.text)
