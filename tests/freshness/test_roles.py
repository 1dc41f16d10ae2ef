"""岗位 × 地址：who reads how the catalogue stands, and who says that nothing is new."""

from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

SEEN = {"sign-in": strangers(), 200: OF_THE_ORGAN, 404: others(*OF_THE_ORGAN)}
URL = "/desk/catalogue/liuxi/"


def test_the_catalogue_is_for_whoever_is_signed_in_each_sees_their_own(made, version):
    assert got(made, "/desk/catalogue/") == {"sign-in": strangers(), 200: others()}
    assert got(made, "/desk/catalogue/?unit=liuxi") == SEEN


def test_the_radar_the_map_and_an_item_are_seen_in_the_organ(made, version):
    for page in ("radar/", "coverage/", "items/bt-zhengce/"):
        assert got(made, f"{URL}{page}") == SEEN


def test_that_nothing_is_new_is_said_by_whoever_answers_for_it(made, version):
    assert posted(made, f"{URL}items/bt-zhengce/", {"words": "查了台账，没有新的。"}) == {
        "sign-in": strangers(),
        302: {"clerk"},
        422: OF_THE_ORGAN - {"clerk"},
        404: others(*OF_THE_ORGAN),
    }
