"""岗位 × 地址：a case is seen in the organ it was sent to."""

from tests.roles import OF_THE_ORGAN, got, others, strangers


def test_a_case_is_shown_to_the_organ_it_was_sent_to(made, case):
    assert got(made, case.desk_address) == {
        "sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN),
    }  # fmt: skip
