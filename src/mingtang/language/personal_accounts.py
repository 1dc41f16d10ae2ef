"""银行账号：told by the words beside a number or above its column, since an account has no build of its own.

Cards of the usual build are found without any word; an account of eight to thirty figures is found here.
"""

import re
from collections.abc import Iterator

from mingtang.language.personal_codes import Code, Headed
from mingtang.language.personal_kinds import Kind, Severity
from mingtang.language.personal_numbers import in_figures, is_credit_code, writes_figures

_CALLED = r"(?:账号|帐号|账户|帐户|卡号|银行卡|一卡通|一本通|存折|存单|开户银?行|开户网点)"
_WORD = re.compile(_CALLED)
_FIGURES = re.compile(r"(?<![\d.])\d(?:[ -]?\d){7,29}(?!\d|\.\d|[ -]\d)")
#: Between the word and a short number nothing else may stand; after 开户行 the name of the bank.
_BESIDE = re.compile(rf"{_CALLED}(?:号码|号)?(?:\d{{1,2}})?[^\w]{{0,6}}(?:[是为][^\w]{{0,3}})?[A-Za-z]{{0,4}}$")
_OF_A_BANK = re.compile(r"开户(?:银?行|网点)[^\d。;；\n]{2,40}$")
#: An account of the usual length is told from further away.
_LONG, _NEAR = 16, 40
_NO_ACCOUNT = re.compile(
    r"(?:公众号|登录|登陆|用户|平台|系统|微信|抖音|微博|小程序|邮箱|QQ)[^\d,，。;；\n]{0,4}(?:账号|帐号|账户|帐户)[^\d]*$",
    re.I,
)
_OF_A_THING = re.compile(
    r"(?:注册号|登记号|编号|编码|索引号|文号|代码|单号|流水号|发票|许可证|备案|项目|合同|批号|序号|行号|电话|手机|传真|"
    r"日期|时间|金额|余额|共计?|合计|补贴|资金|发放)[^\d]{0,8}$"
)
_OF_AN_AMOUNT = re.compile(r" ?(?:[元万亿户人名年月日次笔个张本%]|多|余)")
_OTHER_HEAD = re.compile(r"金额|余额|数|日期|时间|年月|行号|元|类型|状态|电话")


def accounts(plain: str, headed: Headed | None = None) -> Iterator[Code]:
    """银行账号 in narrow text, each to be looked at by a person: an office may have made its own known."""
    has_word = _WORD.search(plain) is not None
    if not has_word and headed is None:
        return
    for found in _FIGURES.finditer(in_figures(plain, chinese=writes_figures(plain))):
        begin, end = found.span()
        is_told = (has_word and _is_told(plain, begin, end)) or (
            headed is not None and _is_headed(plain, found, headed)
        )
        if is_told:
            yield Code(Kind.BANK_CARD, Severity.WARN, begin, end)


def _is_told(plain: str, begin: int, end: int) -> bool:
    before = plain[max(0, begin - _NEAR) : begin]
    if _OF_AN_AMOUNT.match(plain, end):
        return False
    figures = sum(map(str.isdigit, plain[begin:end]))
    if _BESIDE.search(before):
        return figures >= _LONG or not _NO_ACCOUNT.search(before)
    if _OF_A_THING.search(before):
        return False
    return bool(_OF_A_BANK.search(before)) or (figures >= _LONG and bool(_WORD.search(before)))


def _is_headed(plain: str, found: re.Match[str], headed: Headed) -> bool:
    """Whether it is the number of a cell below such a word, alone or behind the name of the bank."""
    head = headed.of(found.start())
    if not _WORD.search(head) or _OTHER_HEAD.search(head) or _OF_AN_AMOUNT.match(plain, found.end()):
        return False
    cell_begin = plain.rfind("\t", 0, found.start()) + 1
    cell_end = plain.find("\t", found.end())
    rest = plain[cell_begin : found.start()] + plain[found.end() : cell_end if cell_end >= 0 else len(plain)]
    return not any(map(str.isdigit, rest)) and not is_credit_code(found[0])
