"""工作台测试的底子。"""

import pytest
from django.test import Client

from tests import roles


@pytest.fixture
def made(db):
    """The county of the builders, with somebody without a post and somebody about to leave."""
    return roles.peopled()


def as_(made, username):
    client = Client()
    client.force_login(made[username])
    return client
