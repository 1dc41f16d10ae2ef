"""反向代理：whose word about the reader's address is believed, and what the address is then.

Anybody can send ``X-Forwarded-For``. It is read only when it comes from a proxy that is named in the setting,
and only from its right end, which that proxy wrote itself.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address


def networks(written: str) -> tuple[Network, ...]:
    """可信的代理，as written in ``MINGTANG_PROXIES``: addresses or networks with commas between.

    Errors: ``ImproperlyConfigured`` with the part that is neither.
    """
    found = []
    for part in filter(None, map(str.strip, written.split(","))):
        try:
            found.append(ip_network(part))
        except ValueError:
            raise ImproperlyConfigured(
                f"MINGTANG_PROXIES 里的“{part}”不是地址或网段，请写成 127.0.0.1 或 10.0.0.0/8，多个之间用逗号。"
            ) from None
    return tuple(found)


def client_address(request: HttpRequest) -> str:
    """来访地址：the nearest address that is no proxy of ours. Sign-in locks are counted by it."""
    nearest = request.META.get("REMOTE_ADDR", "")
    address = _address(nearest)
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while address is not None and _is_ours(address) and told:
        before = _address(told.pop().strip())
        if before is None:
            break
        address = before
    return str(address) if address is not None else nearest


def _is_ours(address: Address) -> bool:
    return any(address in network for network in settings.MINGTANG_PROXIES)


def _address(text: str) -> Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
