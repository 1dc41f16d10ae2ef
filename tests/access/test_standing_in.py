"""代岗与第二因素：whoever stands in for a post that signs shows a phone as its holder does."""

from datetime import timedelta

import pytest

from mingtang.access import actions as access
from mingtang.law.rules import RuleBroken
from mingtang.law.second_factor import Factors
from mingtang.organs.actions import begin_standing_in, set_password
from mingtang.ui import clock
from tests.access.phones import bound
from tests.pages import errors, signed_in, words
from tests.refusals import refused
from tests.standing import deputised

PHONE = "分管领导的签名会让内容公开，除密码以外还要手机验证码。请先绑定手机，再开始代岗。"
NEW = "yun-kai-wu-san-2026"


@pytest.fixture
def deputy(made, settings):
    """林专员, whose own post asks for no phone, stands in for 方领导 from today."""
    settings.MINGTANG_SECOND_FACTOR = True
    today = clock.today()
    return deputised(made, "clerk", of="leader", since_on=today, until_on=today + timedelta(days=3))


def test_nobody_signs_for_a_leader_without_a_phone(made, deputy):
    with refused(PHONE):
        begin_standing_in(deputy, by=made["clerk"], at=clock.now())
    client = signed_in(made, "clerk")
    answer = client.post(f"/desk/deputies/{deputy.pk}/begin/")
    assert (answer.status_code, errors(answer)) == (422, [PHONE])
    assert 'href="/desk/phone/"' in answer.content.decode()
    assert "正在代" not in words(client.get("/desk/people/"))


def test_with_a_phone_bound_the_deputy_begins(made, deputy):
    bound(made["clerk"], at=clock.now())
    assert signed_in(made, "clerk").post(f"/desk/deputies/{deputy.pk}/begin/").url == "/desk/"


def test_a_post_that_signs_nothing_and_a_demo_ask_for_no_phone(made, deputy, settings):
    other = deputised(made, "clerk", of="officer", since_on=clock.today(), until_on=clock.today())
    begin_standing_in(other, by=made["clerk"], at=clock.now())
    settings.MINGTANG_SECOND_FACTOR = False
    begin_standing_in(deputy, by=made["clerk"], at=clock.now())


@pytest.mark.parametrize("begins_in", [0, 5])
def test_the_password_of_whoever_stands_in_for_a_leader_is_not_one_persons_to_set(made, settings, begins_in):
    settings.MINGTANG_SECOND_FACTOR = True
    access.begin(made["clerk"], factors=Factors.PASSWORD, browser="电脑", session_key="", at=clock.now())
    first = clock.today() + timedelta(days=begins_in)
    deputised(made, "clerk", of="leader", since_on=first, until_on=first)
    with pytest.raises(RuleBroken, match="林专员的岗位能签名"):
        set_password(made["clerk"], password=NEW, by=made["administrator"], at=clock.now())
