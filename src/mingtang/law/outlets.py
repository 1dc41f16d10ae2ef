"""发布渠道：where a document goes public, this site or the portal of the county, and what is asked of the record of it.

Law: 国办发〔2017〕47号（乡镇一般不单独建网站，通过上级政府门户网站发布）; 政府信息公开条例 第二十三条（公开渠道）.
"""

import unicodedata
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit


class Outlet(StrEnum):
    """发布渠道。"""

    SITE = "site"
    COUNTY = "county"

    @property
    def label(self) -> str:
        """中文名称。"""
        return OUTLET_LABELS[self]


IN_SHORT: dict[str, str] = {Outlet.SITE.value: "本站", Outlet.COUNTY.value: "县门户"}
"""简称：as a list or a line of particulars has it."""
ON_THE_PORTAL = '"outlet":"county"'
"""How the body of what the county portal publishes says so, in its canonical text."""
OUTLET_LABELS: dict[Outlet, str] = {Outlet.SITE: "本站", Outlet.COUNTY: "县级政府门户网站"}
LONGEST_URL = 500
LONGEST_TITLE = 200
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Cn"})
EARLIEST = date(1990, 1, 1)
"""没有比这更早的网页。"""


def host_of(url: str) -> str:
    """网址的主机，in lower case; empty when it is no web address."""
    try:
        parts = urlsplit(url.strip())
        return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def same_page(url: str) -> str:
    """同一个网页：what two addresses of one page have in common: host in lower case, no fragment, the scheme aside."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    path = parts.path or "/"
    site = parts.netloc.lower().removesuffix(":443").removesuffix(":80")
    return f"{site}{path}{f'?{parts.query}' if parts.query else ''}"


def reasons_against_url(url: str, *, host: str) -> tuple[str, ...]:
    """网址不对的理由：a web address, on the portal that the organ named, if it named one."""
    if any(unicodedata.category(char) in _UNSEEN for char in url.strip()):
        return ("网址里有看不见的控制字符，请从浏览器的地址栏重新复制整个网址。",)
    if any(char.isspace() for char in url.strip()):
        return ("网址里有空格或者换行，请从浏览器的地址栏重新复制整个网址。",)
    found = host_of(url)
    if not found or len(url) > LONGEST_URL:
        return ("请填完整的网址，以 https:// 或 http:// 开头。",)
    if host and found != host and not found.endswith(f".{host}"):
        return (f"这个网址不在本机关的发布网站 {host} 上，请核对。",)
    return ()


def reasons_against_posting(url: str, *, host: str, on: date, released_on: date, today: date) -> tuple[str, ...]:
    """不能登记的理由：the address, and a day that is neither before the release nor still to come.

    Units: civil days; the day of release itself counts.
    """
    found = list(reasons_against_url(url, host=host))
    if on > today:
        found.append("发布日期还没有到，请在县门户发布以后再登记。")
    if on < released_on:
        found.append(f"发布日期早于本机关签发发布的日期 {released_on}，请核对。")
    return tuple(found)


def reasons_against_outlet(outlet: Outlet, *, portal: str, host: str) -> tuple[str, ...]:
    """不能这样设置的理由：a portal has a name and a host."""
    if outlet is Outlet.SITE:
        return ()
    found = [] if portal.strip() else ["请填县门户网站的名称。"]
    if host_of(f"https://{host.strip()}") != host.strip().lower() or "." not in host:
        found.append("请只填门户网站的域名，例如 www.example.gov.cn，不带 https:// 和后面的路径。")
    return tuple(found)


def reasons_against_removal(*, on: date, posted_on: date, today: date) -> tuple[str, ...]:
    """不能登记撤下的理由：a day that is neither before it stood there nor still to come.

    Units: civil days; the day on which it came to stand there counts.
    """
    found = []
    if on > today:
        found.append("撤下的日期还没有到，请在县门户撤下以后再登记。")
    if on < posted_on:
        found.append(f"撤下的日期早于县门户的发布日期 {posted_on}，请核对。")
    return tuple(found)
