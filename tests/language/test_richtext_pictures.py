"""富文本：the pictures in a text, what they show, and their addresses."""

from mingtang.language.richtext import cleaned, described, figure, pictures_in, readdressed, safe

ONE = "/desk/files/0f8fad5b-d9cd-469f-a165-70867728950e/"
TWO = "/files/0f8fad5b-d9cd-469f-a165-70867728950f/a.png"
TEXT = cleaned(
    f'<p>一</p><img src="{ONE}" alt="甲"><table><tr><td><img src="{TWO}"></td></tr></table>'
    f'<ul><li>项<img src="{ONE}"></li></ul><blockquote><img src="{ONE}" alt="引"></blockquote>'
)


def test_pictures_are_found_wherever_they_stand():
    assert pictures_in(TEXT) == [(ONE, "甲"), (TWO, ""), (ONE, ""), (ONE, "引")]


def test_a_picture_is_described_wherever_it_stands():
    assert pictures_in(described(TEXT, ONE, "秸秆<焚烧>")) == [
        (ONE, "秸秆<焚烧>"), (TWO, ""), (ONE, "秸秆<焚烧>"), (ONE, "秸秆<焚烧>"),
    ]  # fmt: skip


def test_addresses_change_and_everything_else_stays():
    there = readdressed(TEXT, {ONE: TWO})
    assert [src for src, _ in pictures_in(there)] == [TWO] * 4
    assert there == TEXT.replace(ONE, TWO)


def test_a_picture_alone_is_clean_text():
    text = figure(ONE, '"甲"')
    assert (cleaned(text), pictures_in(text)) == (text, [(ONE, '"甲"')])


def test_clean_text_passes_untouched_on_its_way_out_and_nothing_else_does():
    assert safe(TEXT) == TEXT
    assert safe("<p onclick=x>甲</p><script>alert(1)</script>") == "<p>甲</p>"
