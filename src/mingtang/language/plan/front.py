"""文首：title, issuing organ and year of a plan."""

import re
from dataclasses import dataclass
from itertools import pairwise

from mingtang.language.numerals import read_number
from mingtang.language.papers import Doubt, Table
from mingtang.language.plan import cues
from mingtang.language.plan.lines import Item, Line
from mingtang.language.width import narrow, squeeze

_FRONT = 60
_SHORTEST = 7
_FULL_NAME = re.compile(r"公开|工作|要点|(?:19|20)\d\d|[镇乡县区市]|方案|计划")
_YEAR = re.compile(r"((?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})\s*(?:年|-)")
#: The year of the plan, not one since which something counts (2016年以来制定的文件).
_NOT_PAST = re.compile(_YEAR.pattern + r"(?!以来|以后|以前|之前|前|起|度?(?:制定|印发|出台))")
_YEAR_DIGITS = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_COUNTY = re.compile(r"[县市区省州旗]$")
_PLAN_NAME = re.compile(r"(?:要点|计划|方案)$")
_DRAFT = re.compile(r"^[(\[](?:.{0,6}(?:稿|试行|讨论|修订)|(?:20\d\d|二\S{3})年度?)[)\]]$")
_ORGAN_IN_TITLE = re.compile(
    r"^(.{0,30}?(?:人民政府办公室|人民政府办公厅|人民政府|街道办事处|办事处|党政综合办公室|党政办公室|管理委员会|管委会|委员会|办公室|办公厅|街道"
    r"|[\u4e00-\u9fff]{1,10}?[镇乡县区市省州旗局]))(?=关于|政务|政府信息|信息公开|全面|深化|基层|重点|工作|推进|加强|年度|今年|本年|主动|落实|贯彻|进一步|村务|党务|法治|优化|$)"
)


@dataclass(frozen=True, slots=True)
class Front:
    """文首：the title and which items it took."""

    title: str = ""
    taken: frozenset[int] = frozenset()


def find_title(items: list[Item]) -> Front:
    """找题目：a run of title-like lines before the first part that ends like a plan's name.

    A covering notice (关于印发……的通知) comes before the plan; the plan's own title counts, and the notice's
    only when there is no other; a line that ends in 要点, 计划 or 方案 counts before others. A title over several
    lines is one title.
    """
    runs = _runs(items)
    named = [run for run in runs if cues.PLAN_WORD.search(_ending(items, run))]
    full = [run for run in named if _FULL_NAME.search(_ending(items, run)) and len(_ending(items, run)) >= _SHORTEST]
    levelled = [run for run in runs if any(_line(items, at).level in (0, 1) for at in run)]
    own = [run for run in full if not cues.NOTICE.search(_ending(items, run))]
    covered = bool(full) and full[0] not in own
    candidates = own if covered and own else full
    plans = [run for run in candidates if _PLAN_NAME.search(_ending(items, run))]
    chosen = (plans or candidates or levelled or named or runs[:1] or [[]])[0]
    if not chosen:
        return Front()
    lines = [_line(items, at) for at in chosen]
    return Front("".join(squeeze(line.text) for line in lines), frozenset(chosen))


def _line(items: list[Item], at: int) -> Line:
    item = items[at]
    if isinstance(item, Table):
        raise TypeError("a table has no line")
    return item


def _ending(items: list[Item], run: list[int]) -> str:
    """The last line of a title, a bracket with a year or a draft's stage aside."""
    text = "".join(squeeze(_line(items, at).text) for at in run)
    return re.sub(r"[（(\[【][^（()）]{1,12}[）)\]】]$", "", text).rstrip("》")


def _runs(items: list[Item]) -> list[list[int]]:
    """Runs of title-like lines before the first mark or table, each cut after the line that ends like a plan's name."""
    runs: list[list[int]] = []
    run: list[int] = []
    for at, item in enumerate(items[:_FRONT]):
        if isinstance(item, Table) or item.mark is not None:
            break
        text = narrow(item.text.strip())
        if run and _DRAFT.match(squeeze(text)):
            run.append(at)
        elif not cues.is_title(item.text) or cues.is_attachment(item.text):
            runs, run = [*runs, run], []
        elif run and (cues.PLAN_WORD.search(_ending(items, run)) or _other_level(items, run, item)):
            runs, run = [*runs, run], [at]
        else:
            run.append(at)
    return [run for run in [*runs, run] if run]


def _other_level(items: list[Item], run: list[int], line: Line) -> bool:
    before = _line(items, run[-1]).level
    return before != line.level and max(before or 0, line.level or 0) > 1


def issuer_of(title: str, lines: list[Line]) -> tuple[str, str]:
    """发文机关：from the title, else from the signature at the end; and where it was found.

    A county's bare name in the title only says whose plan it is: the organ of it that signed comes before.
    """
    named = _issuer_in(title)
    if named:
        return _signing(named, lines) or named, "title"
    for line in reversed(lines[-12:]):
        if line.mark is None and cues.is_organ(line.text) and squeeze(line.text) != squeeze(title):
            return squeeze(line.text), line.where
    return "", ""


def _signing(named: str, lines: list[Line]) -> str:
    """The organ of this county that stands over a date."""
    if not _COUNTY.search(named):
        return ""
    for line, below in reversed(list(pairwise(lines))):
        organ = squeeze(line.text)
        if line.mark is None and cues.is_date(below.text) and cues.is_organ(organ) and organ.startswith(named):
            return organ
    return ""


def _issuer_in(title: str) -> str:
    whole = squeeze(title)
    tidy = whole.split("关于")[0] if re.match(r".{3,}关于", whole) else whole.removeprefix("关于")
    tidy = re.sub(r"^(?:印发|转发|做好|《)+", "", tidy)
    year = _YEAR.search(narrow(tidy))
    if year is not None and year.start() > 1:
        before = tidy[: year.start()].strip("（(《")
        found = _ORGAN_IN_TITLE.match(before)
        return found[1] if found and found.end() < len(before) else before
    rest = re.sub(r"^.{2,6}?年度?|^年度?", "", tidy) if year is not None else tidy
    found = _ORGAN_IN_TITLE.match(rest)
    if found is not None:
        return found[1]
    return tidy if title != whole.split("关于")[0] and cues.is_organ(tidy) else ""


def year_of(title: str, lines: list[Line], name: str) -> tuple[int | None, Doubt | None]:
    """计划年份：from the title, else the first in the text, else from the file name; a doubt unless from the title."""
    written = _YEAR.search(narrow(title))
    if written is not None:
        return read_number(written[1]), None
    for line in lines:
        written = _NOT_PAST.search(narrow(line.text))
        year = read_number(written[1]) if written is not None else None
        if year is not None:
            told = f"题目里没有年份，已取正文里先出现的 {year} 年，请核对。"
            return year, Doubt(line.where, told)
    in_name = _YEAR_DIGITS.search(name)
    if in_name is not None:
        return int(in_name[1]), Doubt(name, f"题目和正文里没有年份，已取文件名里的 {in_name[1]} 年，请核对。")
    return None, Doubt("题目", "题目和正文里都没有年份，期限算不出日期，请补上年份。")
