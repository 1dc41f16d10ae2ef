"""文首：document number, title and addressees.

GB/T 9704-2012: the number stands between the red heading and the title, the addressees after the title and end with a
colon.
"""

import re
from dataclasses import dataclass

from mingtang.language.citations import find_numbers
from mingtang.language.official.lines import DAY, ORGAN_END, Line
from mingtang.language.official.values import Found
from mingtang.language.width import narrow

_FRONT = 30
_LONGEST_TITLE = 120
#: Brackets and the like that may stand beside a number in its line.
_BESIDE = 4
_LABELLED = {
    "title": re.compile(r"^(?:标题|名称|文件名称)[:：](.+)$"),
    "number": re.compile(r"^(?:发文字号|文号|文件编号)[:：](.+)$"),
    "issuer": re.compile(r"^(?:发文机关|发布机构|制发机关|发布单位)[:：](.+)$"),
    "made_on": re.compile(r"^成文日期[:：](.+)$"),
}
#: 文种，the word with which a title ends.
KINDS = (
    "通知|意见|决定|决议|公告|通告|通报|批复|复函|函|请示|报告|命令|令|议案|纪要|公报|办法|规定|细则|条例|方案|规划|计划|要点|措施|制度|规则|预案"
    "|规程|规范|标准|指南|目录|清单|章程|准则|守则|政策|纲要|总结|年报|公示|说明|实施方案"
)
_TITLE_END = re.compile(rf"(?:{KINDS})(?:[(（\[【](?:[^()（）]{{1,20}})[)）\]】])*$")
_RED_HEAD = re.compile(rf"^(?:.{{0,40}}(?:文件|公报)|.{{2,30}}{ORGAN_END})$")
_MARKS = re.compile(r"^(?:特急|加急|平急|急件|份号.*|签发人.*|索引号.*|主题分类.*|发布日期.*|\d{4,6}|[★☆].*)$")
_CLAUSE = re.compile(
    r"^(?:第[一二三四五六七八九十百]+[章条节]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）])"
)
_PROSE = re.compile(r"[。；！？]")
_ADDRESSEES = re.compile(r"^[^。；!?]{2,200}[:：]$")


@dataclass(frozen=True, slots=True)
class Heading:
    """文首：``taken`` lines at the top belong to it; what follows is the text."""

    title: Found | None = None
    number: Found | None = None
    issuer: Found | None = None
    made_on: Found | None = None
    addressees: str = ""
    taken: int = 0


def find_heading(lines: tuple[Line, ...]) -> Heading:
    """找文首：labelled fields first, then what stands where it should."""
    labelled, first = _labelled(lines)
    number = labelled.get("number") or _number(lines[first:_FRONT])
    title, after = _title(lines, first)
    title = labelled.get("title") or title
    addressees, taken = _addressees(lines, after)
    return Heading(title, number, labelled.get("issuer"), labelled.get("made_on"), addressees, taken)


def _labelled(lines: tuple[Line, ...]) -> tuple[dict[str, Found], int]:
    """The fields of a sheet of metadata at the top, as websites print it, and the first line after it."""
    found: dict[str, Found] = {}
    first = 0
    for at, line in enumerate(lines[:_FRONT]):
        for name, shape in _LABELLED.items():
            told = shape.match(line.text)
            if told and name not in found:
                found[name] = Found(told[1].strip(), line.where)
                first = at + 1
    return found, first


def _number(lines: tuple[Line, ...]) -> Found | None:
    """文号：alone in its line, or at the beginning or the end of one; a number that is cited in a sentence is none."""
    for line in lines:
        text = line.text
        if _PROSE.search(text) or _CLAUSE.match(text):
            break
        if "《" in text:
            continue
        for number in find_numbers(text):
            rest = line.tight.replace("".join(narrow(number).split()), "", 1)
            if len(rest) <= _BESIDE or rest.startswith("签发人"):
                return Found(number, line.where)
            if line.tight.startswith("".join(narrow(number).split())):
                return Found(number, line.where, "文号和别的文字在同一行，请核对。")
    return None


def _title(lines: tuple[Line, ...], first: int) -> tuple[Found | None, int]:
    """标题：the heading of the file if it has one, else the first run of title-like lines that ends in a 文种."""
    for at, line in enumerate(lines[:_FRONT]):
        if line.level in (0, 1) and _TITLE_END.search(line.tight) and not _RED_HEAD.match(line.tight):
            return Found(line.text, line.where), at + 1
    run: list[Line] = []
    for at, line in enumerate(lines[first:_FRONT], first):
        text = line.tight
        if _ends_the_top(line):
            break
        if _is_aside(line) and not _is_spoken_of(lines, at):
            run = []
            continue
        run.append(line)
        joined = "".join(each.tight for each in run)
        if len(joined) > _LONGEST_TITLE:
            break
        if _TITLE_END.search(text) and not _goes_on(lines, at):
            return Found(_joined(run), run[0].where), at + 1
    return (
        (Found(_joined(run), run[0].where, "没有找到以文种结尾的标题，请核对。"), first + len(run))
        if run
        else (None, first)
    )


def _ends_the_top(line: Line) -> bool:
    return bool(_ADDRESSEES.match(line.text) or _PROSE.search(line.text) or _CLAUSE.match(line.text))


def _is_aside(line: Line) -> bool:
    """What stands above a title and is none: the red heading, the number, marks of urgency, a line of dashes."""
    text = line.tight
    if _MARKS.match(text) or _RED_HEAD.match(text) or re.fullmatch(rf"[(（]?{DAY}.*", text):
        return True
    numbers = find_numbers(line.text)
    return (bool(numbers) and len(text) - len(numbers[0]) <= 4) or not re.search(r"[\u4e00-\u9fff]", text)


def _is_spoken_of(lines: tuple[Line, ...], at: int) -> bool:
    """An organ whose name is the first line of the title: 七里镇人民政府 / 关于……的通知."""
    named = re.search(rf"{ORGAN_END}$", lines[at].tight)
    return bool(named) and at + 1 < len(lines) and lines[at + 1].tight.startswith(("关于", "印发", "转发"))


def _goes_on(lines: tuple[Line, ...], at: int) -> bool:
    """Whether the next line is more of the title: 关于印发《…办法》 / 的通知."""
    if at + 1 >= len(lines):
        return False
    following = lines[at + 1].tight
    return following.startswith("的") and bool(_TITLE_END.search(following))


def _joined(run: list[Line]) -> str:
    return "".join(re.sub(r"(?<=[\u4e00-\u9fff》”])\s+(?=[\u4e00-\u9fff《“])", "", line.text) for line in run)


def _addressees(lines: tuple[Line, ...], first: int) -> tuple[str, int]:
    """主送机关：the first line after the title that ends with a colon and is no sentence."""
    for at, line in enumerate(lines[first : first + 4], first):
        if _ADDRESSEES.match(line.text) and not re.match(r"^(?:附件|标题|文号)", line.text):
            return line.text.rstrip(":："), at + 1
    return "", first
