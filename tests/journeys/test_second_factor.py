"""第二因素：a new colleague binds a phone in three steps, and from then on comes in with password and code."""

from playwright.sync_api import Page, expect

from mingtang.ui import clock
from tests.access.phones import STEP, authenticator

WHO, NEW = "yexiaoman", "yun-kai-wu-san-2026"


def registered(admin: Page) -> str:
    """Somebody new; the temporary password is read from the page that shows it once."""
    admin.goto("/desk/people/new/")
    admin.get_by_label("姓名").fill("叶小满")
    admin.get_by_label("账号").fill(WHO)
    admin.get_by_label("所在单位").select_option(label="七里镇党政办公室")
    admin.get_by_role("button", name="登记").click()
    return admin.locator("[data-taken] strong").inner_text()


def sign_in(page: Page, password: str) -> None:
    page.goto("/desk/sign-in/")
    page.fill("input[name=username]", WHO)
    page.fill("input[name=password]", password)
    page.get_by_role("button", name="登录").click()


def test_a_phone_is_bound_in_three_steps_and_asked_for_from_then_on(visit, judges):
    temporary = registered(visit("/desk/", who="hanchengze"))
    page = visit("/", width=360)
    sign_in(page, temporary)
    expect(page.get_by_role("note")).to_contain_text("临时密码")
    page.get_by_label("原密码").fill(temporary)
    page.locator("input[name=new]").fill(NEW)
    page.get_by_label("再输一遍新密码").fill(NEW)
    page.get_by_role("button", name="修改密码").click()
    page.goto("/desk/phone/")
    expect(page.get_by_role("img", name="绑定手机用的二维码")).to_be_visible()
    assert judges.judge(page, "access-phone-360") == []
    key = page.locator("code.lead").inner_text()
    at = clock.now()
    page.get_by_label("手机上的验证码").fill(authenticator(key, at=at))
    page.get_by_role("button", name="绑定", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("手机已绑定")

    other = visit("/", width=360)
    sign_in(other, NEW)
    expect(other.get_by_role("heading", name="手机验证码")).to_be_visible()
    assert judges.judge(other, "access-code-360") == []
    other.get_by_label("手机验证码").fill("000000")
    other.get_by_role("button", name="登录").click()
    expect(other.get_by_role("alert")).to_contain_text("验证码不对")
    other.get_by_label("手机验证码").fill(authenticator(key, at=max(clock.now(), at + STEP)))
    other.get_by_role("button", name="登录").click()
    expect(other).to_have_url("/desk/")
    other.goto("/desk/password/")
    expect(other.locator("main")).to_contain_text("密码和手机验证码")
    assert judges.judge(other, "access-account-360") == []
