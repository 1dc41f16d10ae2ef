"""索引号：``{单位编码}/{年}-{序号}``, given once and never again; and the check digit of the code in front.

Law: 政府信息公开条例 第十二条（目录包括索引）；法人和其他组织统一社会信用代码编码规则 (GB 32100—2015).
"""

import re

_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT = re.compile(rf"[{_SIGNS}]{{18}}")
_PREFIX = re.compile(r"[0-9A-Z]{2,30}")
LONGEST = 30


def index_number(prefix: str, *, year: int, serial: int) -> str:
    """索引号的写法：``prefix/2026-7``."""
    return f"{prefix}/{year}-{serial}"


def document_address(organ: str, *, year: int, serial: int) -> str:
    """公开地址：it follows the index number, so that neither is ever given twice."""
    return f"/{organ}/documents/{year}-{serial}/"


def reasons_against_prefix(prefix: str) -> tuple[str, ...]:
    """单位编码不能用的理由：capital letters and digits, since it stands in every index number."""
    if _PREFIX.fullmatch(prefix):
        return ()
    return (f"单位编码由数字和大写字母组成，2 至 {LONGEST} 个字符，一般用 18 位统一社会信用代码。",)


def doubts_about_prefix(prefix: str) -> tuple[str, ...]:
    """单位编码要核对的：what looks like a credit code and has another check digit; it may be used all the same."""
    if len(prefix) != 18:
        return ("这不是 18 位统一社会信用代码。本机关有统一社会信用代码的，请用它作单位编码。",)
    if not is_credit_code(prefix):
        return ("按校验位核对，这不是有效的统一社会信用代码，请与代码证核对。",)
    return ()


def is_credit_code(code: str) -> bool:
    """统一社会信用代码的校验位对不对。Law: GB 32100—2015 5.2 and its annex on the check digit."""
    if not _CREDIT.fullmatch(code):
        return False
    total = sum(_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    return _SIGNS[(31 - total % 31) % 31] == code[17]
