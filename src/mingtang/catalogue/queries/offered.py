"""放在哪里：the columns and catalogue items of an organ, as they are offered to whoever writes."""

from mingtang.catalogue.queries.public import catalogue, columns
from mingtang.organs.models import Unit


def choices(organ: Unit) -> list[tuple[str, list[tuple[str, str]]]]:
    """可以选的位置：items of the catalogue in force, which bring their column, then columns alone; ``item|column``."""
    standing = catalogue(organ)
    items = [
        (f"{item.code}|{item.column}", f"{item.first}：{item.second}")
        for item in (standing.items if standing else ())
        if item.own and not item.not_involved
    ]
    alone = [(f"|{branch.column.slug}", f"{branch.indent}{branch.column.name}") for branch in columns(organ)]
    return [(label, found) for label, found in (("目录事项", items), ("栏目", alone)) if found]


def names(organ: Unit) -> dict[tuple[str, str], str]:
    """位置的名称：(item, column) → what it is called."""
    found = [pair for _, pairs in choices(organ) for pair in pairs]
    return {(value.partition("|")[0], value.partition("|")[2]): name.strip() for value, name in found}
