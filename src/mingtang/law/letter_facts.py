"""文书里的事实：days and sums of a letter are those of its case, whatever a person writes around them.

Law: 政府信息公开条例 第三十条至第三十五条（告知要有根据、写得明白）; 政府信息公开信息处理费管理办法.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from .case_letters import LetterKind
from .days import chinese_day

_SPACE = re.compile(r"\s+")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_AFTER = {"金额": "元", "延长日数": "个工作日"}
"""名称后面跟着的单位。"""
TERMS = ("延长到", "延迟到")
"""文书为它而发的那一天：another later day beside it would contradict it."""


def reasons_against_saying(text: str, told: Mapping[str, str], *, on: date, form: str = "") -> tuple[str, ...]:
    """文书的文字不能定稿的理由：what the case knows is missing or another, a day that there is not.

    ``told`` are the values by their names, as they must stand in the text; ``on`` is the day of the letter, ``form``
    the text with its names, which shows where a number belongs.
    """
    said = _SPACE.sub("", text)
    reasons = [
        f"正文里的“{name}”应当是“{value}{_AFTER.get(name, '')}”，这是办理中记下的，请改正，或者重新点“填好文字”。"
        for name, value in told.items()
        if value and not (_stands(_bare(name, value), said) and _is_in_its_place(name, value, said, form))
    ]
    days = dict(_days(said))
    reasons += [f"正文里的“{written}”不是日历上的一天，请改正。" for written, day in days.items() if day is None]
    if terms := [told[name] for name in TERMS if told.get(name)]:
        later = [written for written, day in days.items() if day and day > on and chinese_day(day) not in terms]
        reasons += [f"正文里还写着{written}，和期限{terms[0]}不一致，请改正。" for written in later]
    return tuple(reasons)


def reasons_against_absent_act(kind: LetterKind, *, is_done: bool) -> tuple[str, ...]:
    """那一步没有办、不能发的理由：a letter tells of an act, and does not take its place."""
    if is_done or kind.alone or not kind.acts:
        return ()
    acts = "”“".join(act.label for act in kind.acts)
    return (f"这件申请还没有办“{acts}”，不能发“{kind.label}”。请先办这一步，日子和金额按它填写。",)


def _bare(name: str, value: str) -> str:
    return _SPACE.sub("", value) + _AFTER.get(name, "")


def _is_in_its_place(name: str, value: str, said: str, form: str) -> bool:
    """Where the words before a number still stand, it is this number; the working of a fee ends with the sum too."""
    unit = _AFTER.get(name)
    before = re.search(rf"([^{{}}\s]{{2,5}})\{{\{{{name}\}}\}}", form) if unit else None
    if before is None:
        return True
    found = re.findall(rf"{re.escape(before[1])}([0-9.,，]+){unit}", said)
    return not found or set(found) == {value}


def _stands(value: str, said: str) -> bool:
    """Whether it stands there as it is, not as a part of a longer number."""
    before = r"(?<![0-9.])" if value[:1].isdigit() else ""
    after = r"(?![0-9])" if value[-1:].isdigit() else ""
    return re.search(f"{before}{re.escape(value)}{after}", said) is not None


def _days(said: str) -> Iterator[tuple[str, date | None]]:
    for found in _DAY.finditer(said):
        try:
            yield found[0], date(*map(int, found.groups()))
        except ValueError:
            yield found[0], None
