"""提出申请：what an application must say, and no more than that.

Law: 政府信息公开条例 第二十七条（谁都可以申请，不问用途）、第二十九条（申请应当包括的内容）、第四十三条（协助）.
"""

import re
from collections.abc import Mapping
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


def reasons_against_applying(typed: Typed) -> tuple[str, ...]:
    """申请内容不齐、不对的理由：all at once; nothing is asked beyond what the law names.

    Law: 政府信息公开条例 第二十九条: 姓名或者名称、身份证明、联系方式；名称、文号或者特征性描述；形式要求.
    """
    reasons = [*_missing(typed), *_too_long(typed), *_malformed(typed)]
    if typed.way == "post" and not typed.address.strip():
        reasons.append("要邮寄的，请写通信地址。")
    if typed.way == "email" and not typed.email.strip():
        reasons.append("要用电子邮件给的，请写电子邮箱。")
    return tuple(reasons)


def _missing(typed: Typed) -> list[str]:
    reasons = []
    if not typed.name.strip():
        reasons.append("请写姓名；单位申请的，写单位名称。")
    if not typed.has_identity:
        reasons.append("请附身份证明的照片；单位申请的，附营业执照或者登记证书的照片。")
    if not any(told.strip() for told in (typed.phone, typed.email, typed.address)):
        reasons.append("请写联系方式：电话、电子邮箱、通信地址至少写一样。")
    if not typed.wanted.strip():
        reasons.append("请写要什么信息：名称、文号，或者能让人查到的特征。")
    if typed.form not in FORMS_WANTED or typed.way not in WAYS_WANTED:
        reasons.append("请选择要什么形式、怎样给您。")
    return reasons


def _too_long(typed: Typed) -> list[str]:
    return [
        f"{_NAMES[name]}写了 {len(told)} 个字，请写在 {most} 个字以内。"
        for name, most in MOST.items()
        if len(told := str(getattr(typed, name, "")).strip()) > most
    ]


def _malformed(typed: Typed) -> list[str]:
    reasons = []
    if typed.phone.strip() and not _PHONE.fullmatch(typed.phone.strip()):
        reasons.append("联系电话只写数字，可以带区号，例如 0000-1234567。")
    if typed.email.strip() and not _EMAIL.fullmatch(typed.email.strip()):
        reasons.append("电子邮箱的写法不对，应当像 name@example.com 这样。")
    if typed.postcode.strip() and not _POSTCODE.fullmatch(typed.postcode.strip()):
        reasons.append("邮政编码是 6 位数字，不知道的可以不写。")
    if not typed.unit_code_holds:
        reasons.append("统一社会信用代码不对：应当是 18 位，最后一位是校验码，请对照执照核对；不知道的可以不写。")
    return reasons
