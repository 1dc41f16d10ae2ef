"""命令行的解析：argparse, speaking Chinese throughout, its usage, headings and refusals included."""

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from mingtang.cli.errors import WRONG_CALL

# What argparse says, and how we say it. The first that fits counts.
_REFUSALS = (
    (r"the following arguments are required: (.+)", r"还缺少：\1"),
    (r"unrecognized arguments: (.+)", r"不认识：\1"),
    (r"one of the arguments (.+) is required", r"下面几项要写一项：\1"),
    (r"ambiguous option: (.+?) could match (.+)", r"\1 可以指 \2，请写全"),
    (r"argument (.+?): expected one argument", r"\1 后面要写一个值"),
    (r"argument (.+?): expected at least one argument", r"\1 后面至少要写一个值"),
    (r"argument (.+?): expected at most one argument", r"\1 后面最多写一个值"),
    (r"argument (.+?): expected (\d+) arguments?", r"\1 后面要写 \2 个值"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", r"\1 不能是“\2”，只能是：\3"),
    (r"argument (.+?): invalid int value: '(.*)'", r"\1 后面的“\2”不是整数"),
    (r"argument (.+?): invalid \w+ value: '(.*)'", r"\1 后面的“\2”写法不对"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 和 \2 不能同时写"),
    (r"argument (.+?): ignored explicit argument '(.*)'", r"\1 后面不能带“\2”"),
)


def in_chinese(message: str) -> str:
    """An argparse refusal as a Chinese clause; one that is not known says no more than that the call is wrong."""
    for pattern, words in _REFUSALS:
        found = re.fullmatch(pattern, message)
        if found:
            return found.expand(words).replace("'", "").replace(", ", "、")
    return "命令的写法不对"


class Parser(argparse.ArgumentParser):
    """解析器。"""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(*args, **{**options, "add_help": False, "allow_abbrev": False})
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_usage(self) -> str:
        """用法。"""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, prefix="用法：")
        return formatter.format_help()

    def format_help(self) -> str:
        """说明：the usage, then what argparse writes below it."""
        formatter = self._get_formatter()
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        body = re.sub(r"^(参数|选项):$", r"\1：", formatter.format_help(), flags=re.MULTILINE)
        return f"{self.format_usage()}\n{body}"

    def error(self, message: str) -> NoReturn:
        """One sentence, and where to read on."""
        self.exit(WRONG_CALL, f"{in_chinese(message)}。写法和例子请看：{self.prog} --help\n")


def parse(words: Sequence[str], add_parser: Callable[[Any], argparse.ArgumentParser], rest: Sequence[str]) -> Any:
    """The arguments of the command ``words``, whose module adds its own parser below those before it."""
    above = Parser(prog=" ".join(("mingtang", *words[:-1])))
    return add_parser(above.add_subparsers()).parse_args(rest)
