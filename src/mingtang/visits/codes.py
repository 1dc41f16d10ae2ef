"""回执码：the number and the code that a sender gets at a public door, shown once and kept only as digests.

The code follows from the number and the key of the form, so that the same form sent twice gives the same receipt;
from what is kept of the key nobody finds the code.
"""

import hashlib
import secrets

from mingtang.language.width import narrow

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LETTERS = 8
NUMBER_DIGITS = 8


def drawn_number() -> str:
    """随机的受理编号：eight digits that do not begin with 0; whether it is taken is for the room to see."""
    return f"{secrets.randbelow(9 * 10 ** (NUMBER_DIGITS - 1)) + 10 ** (NUMBER_DIGITS - 1)}"


def typed_number(text: str) -> str:
    """填写的受理编号：its digits, however they were typed."""
    return "".join(filter(str.isdecimal, narrow(text)))[:NUMBER_DIGITS]


def code_of(number: str, form_key: str) -> str:
    """查询码：of the number and the form's key, so that the same form sent twice gives the same."""
    left = int.from_bytes(hashlib.sha256(f"code:{number}:{form_key}".encode()).digest())
    letters = []
    for _ in range(CODE_LETTERS):
        left, place = divmod(left, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def shown(code: str) -> str:
    """查询码的写法：in two halves, to be copied by hand."""
    return f"{code[:4]} {code[4:]}"


def kept(form_key: str) -> str:
    """表单编号的摘要：what is kept of the form's key is that it came; the key itself would give the code."""
    return hashlib.sha256(f"form:{form_key}".encode()).hexdigest()[:40]


def digest_of(number: str, code: str) -> str:
    """查询码的摘要：salted with the number."""
    return hashlib.sha256(f"{number}:{code}".encode()).hexdigest()


def is_code(number: str, typed: str, digest: str) -> bool:
    """查询码对不对：in full or half width, capitals or not, with spaces or without."""
    code = "".join(filter(str.isalnum, narrow(typed))).upper()
    return secrets.compare_digest(digest, digest_of(number, code))
