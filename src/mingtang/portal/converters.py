"""地址里的字：the code of a unit, a year and a number, as the addresses of public pages have them."""

from django.urls import register_converter


class Code:
    """单位代码，as organs.models.CODE has it."""

    regex = "[a-z][a-z0-9-]{1,38}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Year:
    """年度：four digits, so that a plan has one address."""

    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Ordinal:
    """第几：without zeros before it, so that a document has one address."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(Ordinal, "ordinal")
register_converter(Code, "unit_code")
register_converter(Year, "year")
