"""表头：what the columns of a table are called, noticed row by row, since a number alone does not say what it is."""

import re
from collections.abc import Iterable

_TELLING = re.compile(
    r"姓名|户主|身份证|证件|电话|手机|座机|固话|联系方式|卡号|银行卡|一卡通|一本通|账号|帐号|账户|帐户|存折|开户|护照|通行证|车牌|"
    r"出生|生日|住址|地址|编号|代码|注册号|登记号"
)
_NO_NUMBER = re.compile(r"\d{4}")
LONGEST = 20


class Heads:
    """一张表的表头：the newest row that names its columns."""

    def __init__(self) -> None:
        self._named: dict[int, str] = {}

    def of(self, row: Iterable[tuple[int, str]]) -> tuple[str, ...]:
        """What stands above each cell of a row of (column, text); a row of names becomes the head of what follows."""
        cells = list(row)
        written = [text for _, text in cells if text.strip()]
        are_short = len(written) > 1 and all(len(text) <= LONGEST and not _NO_NUMBER.search(text) for text in written)
        if are_short and any(_TELLING.search(text) for text in written):
            self._named = {column: "".join(text.split()) for column, text in cells}
            return ()
        return tuple(self._named.get(column, "") for column, _ in cells) if self._named else ()


def row_of(text: str) -> str:
    """一行各格：the cells of a row, each in one line, without the empty ones at its ends."""
    return "\t".join(" ".join(cell.split()) for cell in text.strip().split("\t")).strip("\t")
