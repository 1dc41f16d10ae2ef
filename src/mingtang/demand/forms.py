"""申请分析的表单：parsing only; what the rules say comes from the actions."""

from collections.abc import Mapping

from mingtang.demand.topics import grouped

PREFIX = "topic-"


def topics_chosen(data: Mapping[str, str]) -> dict[int, str]:
    """选了的主题：by the keys of the applications."""
    told = {name.removeprefix(PREFIX): value for name, value in data.items() if name.startswith(PREFIX)}
    return {int(pk): code for pk, code in told.items() if pk.isascii() and pk.isdecimal() and len(pk) < 10}


def topic_options(choices: Mapping[str, str], code: str, name: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """一件申请的选项：one that stands there and is offered no more stays among them."""
    groups = grouped(choices)
    return groups if not code or code in choices else [("现在的主题", [(code, name)]), *groups]
