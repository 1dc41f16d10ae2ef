"""编码：QL-003, SF-01, a credit code: letters and digits that are one thing, looked for whole and never in parts."""

import re

_RUN = re.compile(r"[0-9A-Za-z]+(?:[-_./][0-9A-Za-z]+)*")
_PRINTED = re.compile(r"(?=[^A-Z]*[A-Z])(?=[^0-9]*[0-9])[0-9A-Z]+(?:-[0-9A-Z]+)*")
_BETWEEN = re.compile(r"(?<=[a-z])(?=[0-9])")
_OF_A_PERSON = re.compile(r"\d{17}X")
LONGEST_CODE = 40


def is_printed_code(text: str) -> bool:
    """印着的编码：capitals and digits, with hyphens between them; keys and days that a record keeps are none."""
    return len(text) <= LONGEST_CODE and bool(_PRINTED.fullmatch(text)) and not _OF_A_PERSON.fullmatch(text)


def is_code(text: str) -> bool:
    """像编码的：letters and digits together, as somebody may type them."""
    return is_printed_code(text.strip().upper())


def other_spellings(code: str) -> list[str]:
    """同一个编码的别的写法：ql-003 and ql003, of what is typed in small letters; none for what is no code."""
    if not is_code(code):
        return []
    plain = code.replace("-", "")
    return [way for way in (plain, _BETWEEN.sub("-", plain, count=1)) if way != code]


def cuts(text: str) -> list[int]:
    """可以断开的地方，the end included: anywhere but within a run of letters and digits."""
    within = {at for run in _RUN.finditer(text) for at in range(run.start() + 1, run.end())}
    return [at for at in range(1, len(text) + 1) if at not in within]
