"""登录测试的底子。"""

import pytest

from tests import builders, roles


@pytest.fixture
def made(db):
    """The county of the builders, with somebody without a post and somebody about to leave."""
    made = builders.town()
    roles.stand_ins(made)
    return made
