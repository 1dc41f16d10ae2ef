"""照抄。"""

from mingtang.language.excerpts import excerpted

SOURCE = "第一条　柳溪镇行政区域内禁止露天焚烧秸秆。第二条　秸秆还田的，每亩补助二十元，由村民委员会登记造册。"


def test_what_stands_word_for_word_in_the_document_is_an_excerpt():
    assert (
        excerpted("柳溪镇行政区域内禁止露天焚烧秸秆；秸秆还田的，每亩补助二十元，由村民委员会登记造册！", SOURCE) == 1.0
    )


def test_ones_own_words_are_none():
    assert excerpted("把秸秆打碎翻到地里，一亩地能领二十块钱，找村里登记。", SOURCE) == 0.0


def test_short_words_count_for_nothing_and_halves_for_a_half():
    assert excerpted("柳溪镇。秸秆。", SOURCE) == 0.0
    own = "地里的麦秆千万别点火烧，点了要罚"
    assert excerpted(f"柳溪镇行政区域内禁止露天焚烧秸秆。{own}。", SOURCE) == 16 / (16 + 15)
