"""提出申请：what an application must say, and no more than that.

Law: 政府信息公开条例 第二十七条（谁都可以申请，不问用途）、第二十九条（申请应当包括的内容）、第三十条（补正）、
第四十三条（协助）.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .foi import ApplicantKind

MOST: Mapping[str, int] = {
    "name": 60,
    "legal_person": 30,
    "agent": 30,
    "phone": 20,
    "email": 100,
    "address": 120,
    "hint": 200,
    "help_wanted": 200,
    "identity_seen": 200,
    "wanted": 4000,
}
"""每一栏最多写多少。Units: letters."""

MOST_PICTURES = 5
"""证明的图片最多几张：身份证的两面、授权委托书、代理人的身份证两面。"""

FORMS_WANTED: Mapping[str, str] = {"paper": "纸质", "electronic": "电子文件", "any": "都可以"}
WAYS_WANTED: Mapping[str, str] = {
    "online": "网上下载",
    "post": "邮寄",
    "email": "电子邮件",
    "pick_up": "自己来取",
    "read": "当场查阅",
}

_NAMES: Mapping[str, str] = {
    "name": "姓名或者名称",
    "legal_person": "法定代表人",
    "agent": "代理人或者联系人",
    "phone": "联系电话",
    "email": "电子邮箱",
    "address": "通信地址",
    "hint": "文号或者便于查询的特征",
    "help_wanted": "需要的协助",
    "identity_seen": "核对身份证明的经过",
    "wanted": "所需信息",
}
_PHONE = re.compile(r"[0-9+\-() ]{5,20}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_POSTCODE = re.compile(r"\d{6}")


@dataclass(frozen=True, slots=True)
class Typed:
    """填写的申请：as it came.

    ``has_identity``: an image of the proof came with it, or it was seen at the counter. ``unit_code_holds``: the check
    digit of the code is right, or none was written.
    """

    kind: ApplicantKind
    name: str
    wanted: str
    phone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    unit_code: str = ""
    legal_person: str = ""
    agent: str = ""
    hint: str = ""
    form: str = "any"
    way: str = "online"
    help_wanted: str = ""
    has_identity: bool = False
    unit_code_holds: bool = True


@dataclass(frozen=True, slots=True)
class Wrong:
    """不对的一处：at which field of the form, and the full sentence that says so."""

    field: str
    reason: str


def reasons_against_applying(typed: Typed) -> tuple[str, ...]:
    """申请内容不齐、不对的理由：all at once; nothing is asked beyond what the law names.

    Law: 政府信息公开条例 第二十九条: 姓名或者名称、身份证明、联系方式；名称、文号或者特征性描述；形式要求.
    """
    return tuple(wrong.reason for wrong in wrong_in(typed))


def wrong_in(typed: Typed) -> tuple[Wrong, ...]:
    """申请内容不齐、不对的地方：the same, each at its field."""
    wrongs = [*_missing(typed), *_too_long(typed), *_malformed(typed)]
    if typed.way == "post" and not typed.address.strip():
        wrongs.append(Wrong("address", "要邮寄的，请写通信地址。"))
    if typed.way == "email" and not typed.email.strip():
        wrongs.append(Wrong("email", "要用电子邮件给的，请写电子邮箱。"))
    return tuple(wrongs)


def reasons_against_entering(typed: Typed) -> tuple[str, ...]:
    """登记时不对的理由：of the form, for the clerk. What an applicant left out is no reason: it is asked for later.

    Law: 政府信息公开条例 第三十条（内容不明确的，告知补正）; 国办公开办函〔2015〕207号（联系不上申请人的，先登记）.
    """
    return tuple(wrong.reason for wrong in wrong_in_entering(typed))


def wrong_in_entering(typed: Typed) -> tuple[Wrong, ...]:
    """登记时不对的地方：the same, each at its field."""
    wrongs = []
    if not typed.name.strip():
        wrongs.append(Wrong("name", "请写申请人的姓名或者名称；没有署名的，写“没有署名”。"))
    if not typed.wanted.strip():
        wrongs.append(Wrong("wanted", "请写要什么信息；看不出要什么的，把原话照抄下来，登记以后告知补正。"))
    return (*wrongs, *_chosen(typed), *_too_long(typed), *_malformed(typed))


def lacking(*, has_identity: bool, is_reachable: bool) -> tuple[str, ...]:
    """还缺什么：of what an application must hold, as the clerk is told after registering it.

    Law: 政府信息公开条例 第二十九条、第三十条.
    """
    told = [] if has_identity else ["身份证明"]
    return tuple(told if is_reachable else [*told, "联系方式"])


def reasons_against_naming(title: str, names: Iterable[str]) -> tuple[str, ...]:
    """事项写了人名的理由：lists show it to the whole organ, so it names neither the applicant nor who acts for them.

    Law: 个人信息保护法 第六条（限于实现处理目的的最小范围）. Units: a name has at least two letters.
    """
    told = "".join(title.split())
    named = any(len(name) > 1 and name in told for name in ("".join(each.split()) for each in names))
    return ("事项在列表里大家都看得到，请不要写申请人的姓名。",) if named else ()


def _reachable(typed: Typed) -> bool:
    return any(told.strip() for told in (typed.phone, typed.email, typed.address))


def _missing(typed: Typed) -> list[Wrong]:
    wrongs = []
    if not typed.name.strip():
        wrongs.append(Wrong("name", "请写姓名；单位申请的，写单位名称。"))
    if not typed.has_identity:
        wrongs.append(Wrong("image", "请附身份证明的照片；单位申请的，附营业执照或者登记证书的照片。"))
    if not _reachable(typed):
        wrongs.append(Wrong("phone", "请写联系方式：电话、电子邮箱、通信地址至少写一样。"))
    if not typed.wanted.strip():
        wrongs.append(Wrong("wanted", "请写要什么信息：名称、文号，或者能让人查到的特征。"))
    return [*wrongs, *_chosen(typed)]


def _chosen(typed: Typed) -> list[Wrong]:
    if typed.form in FORMS_WANTED and typed.way in WAYS_WANTED:
        return []
    return [Wrong("form", "请选择要什么形式、怎样给。")]


def _too_long(typed: Typed) -> list[Wrong]:
    return [
        Wrong(name, f"{_NAMES[name]}写了 {len(told)} 个字，请写在 {most} 个字以内。")
        for name, most in MOST.items()
        if len(told := str(getattr(typed, name, "")).strip()) > most
    ]


def _malformed(typed: Typed) -> list[Wrong]:
    wrongs = []
    if typed.phone.strip() and not _PHONE.fullmatch(typed.phone.strip()):
        wrongs.append(Wrong("phone", "联系电话只写数字，可以带区号，例如 0000-1234567。"))
    if typed.email.strip() and not _EMAIL.fullmatch(typed.email.strip()):
        wrongs.append(Wrong("email", "电子邮箱的写法不对，应当像 name@example.com 这样。"))
    if typed.postcode.strip() and not _POSTCODE.fullmatch(typed.postcode.strip()):
        wrongs.append(Wrong("postcode", "邮政编码是 6 位数字，不知道的可以不写。"))
    if not typed.unit_code_holds:
        told = "统一社会信用代码不对：应当是 18 位，最后一位是校验码，请对照执照核对；不知道的可以不写。"
        wrongs.append(Wrong("unit_code", told))
    return wrongs
