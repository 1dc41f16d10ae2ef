"""反向代理：the address that sign-in locks are counted by."""

import pytest
from axes.helpers import get_client_ip_address
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from mingtang.config import proxies


@pytest.mark.parametrize(
    ("trusted", "peer", "told", "address"),
    [
        ("", "127.0.0.1", "198.51.100.7", "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "127.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        ("127.0.0.1,10.0.0.0/8", "127.0.0.1", "203.0.113.9, 198.51.100.7, 10.1.2.3", "198.51.100.7"),
        ("127.0.0.1", "192.0.2.4", "198.51.100.7", "192.0.2.4"),
        ("127.0.0.1", "127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "127.0.0.1", "198.51.100.7, unknown", "127.0.0.1"),
        ("127.0.0.1", "::ffff:127.0.0.1", "2001:db8::1", "2001:db8::1"),
    ],
)
def test_only_the_word_of_a_named_proxy_is_believed(settings, trusted, peer, told, address):
    settings.MINGTANG_PROXIES = proxies.networks(trusted)
    request = RequestFactory().get("/desk/sign-in/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=told)
    assert get_client_ip_address(request) == address


def test_a_proxy_that_is_no_address_is_refused_with_what_to_write():
    with pytest.raises(ImproperlyConfigured) as refused:
        proxies.networks("127.0.0.1, nginx")
    assert str(refused.value) == (
        "MINGTANG_PROXIES 里的“nginx”不是地址或网段，请写成 127.0.0.1 或 10.0.0.0/8，多个之间用逗号。"
    )
