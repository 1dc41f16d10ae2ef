"""回执码：the same form gives the same code, a code is read however it was typed, and codes given out stay valid."""

import pytest

from mingtang.visits import codes

NUMBER, KEY, CODE = "12345678", "k-1", "MCQH52B5"
WIDE = {ord(sign): ord(sign) + 0xFEE0 for sign in "0123456789ABCDEFGHJKMNPQRSTUVWXYZ"}


def test_what_was_given_out_before_is_still_valid():
    assert codes.code_of(NUMBER, KEY) == CODE
    assert codes.digest_of(NUMBER, CODE) == "39f834fb05407d2fb1d4dd7e0bc7639022220412f42c7c05223073b00b9ddbc0"
    assert codes.kept(KEY) == "143687b5d46c63d45f030fa0ab9991527a31fdd6"


def test_codes_are_made_of_letters_that_nobody_mistakes():
    assert set("01OIL") & set(codes.ALPHABET) == set()
    assert [len(code) for code in (codes.code_of(NUMBER, str(key)) for key in range(50))] == [8] * 50


def test_another_form_or_number_gives_another_code():
    made = {codes.code_of(number, key) for number in (NUMBER, "87654321") for key in (KEY, "k-2")}
    assert len(made) == 4


@pytest.mark.parametrize(
    "typed", [CODE, CODE.lower(), f" {CODE[:4]} {CODE[4:]} ", f"{CODE[:4]}-{CODE[4:]}", CODE.translate(WIDE)]
)
def test_a_code_is_read_however_it_was_typed(typed):
    assert codes.is_code(NUMBER, typed, codes.digest_of(NUMBER, CODE)) is True


@pytest.mark.parametrize(
    ("number", "typed"), [(NUMBER, "AAAAAAAA"), (NUMBER, ""), (NUMBER, "错的"), ("12345679", CODE)]
)
def test_a_wrong_code_is_none(number, typed):
    assert codes.is_code(number, typed, codes.digest_of(NUMBER, CODE)) is False


def test_what_is_kept_of_the_form_does_not_give_the_code():
    assert codes.code_of(NUMBER, codes.kept(KEY)) != CODE


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" 1234 5678 ", NUMBER),
        (NUMBER.translate(WIDE), NUMBER),
        ("编号:12345678号", NUMBER),
        ("123456789", NUMBER),
        ("无", ""),
    ],
)
def test_a_number_is_read_however_it_was_typed(text, number):
    assert codes.typed_number(text) == number


def test_a_number_has_eight_digits_and_none_to_lose_at_the_front():
    drawn = [codes.drawn_number() for _ in range(200)]
    assert {len(number) for number in drawn} == {8}
    assert [number for number in drawn if number.startswith("0") or codes.typed_number(number) != number] == []


def test_a_code_is_shown_in_two_halves():
    assert codes.shown("ABCDEFGH") == "ABCD EFGH"
