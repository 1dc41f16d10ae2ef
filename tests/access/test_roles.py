"""岗位 × 地址：signing in and out, and one's own password."""

from tests.roles import ROLES, everything, got, others, outcome, posted, signed_in, strangers


def test_ones_own_password_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/password/") == {"sign-in": strangers(), 200: others()}
    data = {"old": "tian-qing-ri-li-2026", "new": "yun-kai-wu-san-2026", "again": "yun-kai-wu-san-2026"}
    assert posted(made, "/desk/password/", data) == {"sign-in": strangers(), 302: others()}


def test_signing_in_is_for_everybody_and_signing_out_for_whoever_is_signed_in(made):
    assert got(made, "/desk/sign-in/") == {200: strangers(), 302: others()}
    assert got(made, "/desk/sign-out/") == {302: set(ROLES)}
    for role in ROLES:
        client = signed_in(made, role)
        before = everything()
        assert outcome(client.post("/desk/sign-out/")) == "sign-in"
        assert (everything() != before) == (role in others()), role
        assert outcome(client.get("/desk/people/")) == "sign-in"


def test_the_code_is_asked_of_whoever_knows_a_password(made):
    assert got(made, "/desk/sign-in/code/") == {"sign-in": strangers(), 302: others()}


def test_ones_own_phone_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/phone/") == {"sign-in": strangers(), 200: others()}
    assert posted(made, "/desk/phone/", {"code": "000000"}) == {"sign-in": strangers(), 422: others()}
