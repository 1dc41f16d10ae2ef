"""紧挨着字母的号码：what a number is that a Latin letter touches: somebody's, or the figures of a code.

A resident number is known by its own build wherever it stands. Eleven figures, and sixteen that pass the check of a
card, stand in codes, too: what surrounds them tells.
"""

import re

from mingtang.language.personal_numbers import Number, is_credit_code

_ALNUM = re.compile(r"[0-9A-Za-z]")
#: 银联卡：long enough and begun so, the check digit is enough whatever stands before.
_SURE_CARD = re.compile(r"62\d{14}|62\d{17}")
_CALLED_A_CODE = re.compile(
    r"(?:注册号|登记号|编号|编码|索引号|文号|代码|单号|流水号|发票号码?|许可证号?|备案号|项目号|合同号?|批号|序号|"
    r"货号|型号|车架号|订单|运单|批次|IMEI)[是为:： ]{0,3}[A-Za-z]{1,12}$"
)
_MONEY = re.compile(r"(?:RMB|CNY|USD|HKD|EUR)", re.I)
_MEASURE = re.compile(r"(?:kg|km|cm|mm|ml|hz|[kmg]hz|[kmgt]b|[kmg]?wh?|kva|bytes?|rmb|cny|usd|hkd|eur)", re.I)
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[!-~]*$", re.I)
_FILE = re.compile(
    r"[\w-]*\.(?:pdf|ofd|docx?|xlsx?|pptx?|wps|et|txt|csv|s?html?|jspx?|aspx?|jpe?g|png|gif|bmp|tiff?|mp[34]|zip|rar|7z)\b",
    re.I,
)
_FAR = 200
#: So many real figures a number has in which a letter stands for another.
_MOSTLY = 8


def is_of_a_code(number: Number, plain: str) -> bool:
    """是代码里的一段：figures glued to letters that are nobody's telephone and no card.

    Codes mix letters and figures (统一社会信用代码、摘要值), or are called so, or stand in an address or in the name of
    a file; beside money and measures it is an amount. Parted by signs it may be a path on the web.
    """
    if not number.is_glued:
        return _is_path(number, plain)
    before, after = _letters(number, plain)
    if not (before + after).isalpha() or is_credit_code(f"{before}{number.digits}{after}".upper()):
        return True
    if _SURE_CARD.fullmatch(number.digits):
        return False
    return bool(
        (number.is_lettered and sum(map(str.isdigit, plain[number.begin : number.end])) < _MOSTLY)
        or _MONEY.fullmatch(before)
        or _MEASURE.fullmatch(after)
        or _CALLED_A_CODE.search(plain[max(0, number.begin - _FAR) : number.begin])
        or _ADDRESS.search(plain[max(0, number.begin - _FAR) : number.begin])
        or _FILE.match(plain, number.end)
    )


def _is_path(number: Number, plain: str) -> bool:
    """Whether the signs between its figures are those of an address on the web: art_155_67149463.html."""
    is_parted = re.search(r"[_/.]", plain[number.begin : number.end]) is not None
    return is_parted and _ADDRESS.search(plain[max(0, number.begin - _FAR) : number.begin]) is not None


def _letters(number: Number, plain: str) -> tuple[str, str]:
    """The letters and figures that touch the number, before and behind."""
    begin, end = number.begin, number.end
    while begin and _ALNUM.match(plain[begin - 1]):
        begin -= 1
    while end < len(plain) and _ALNUM.match(plain[end]):
        end += 1
    return plain[begin : number.begin], plain[number.end : end]
