"""字对：the words of a text and of a question meet wherever the one stands in the other."""

import re

import pytest

from mingtang.language.pairs import LONGEST_QUERY, PIECE, Term, counted, folded, pieces, terms, tidy
from tests.index.documents import UNIT, papers

WRITTEN = {
    "乡村振兴": "乡 乡村 兴 振 振兴 村 村振",
    "2023年底": "2023 2023年 年 年底 底",
    "３．５万元": "3 5 5万 万 万元 元",
    "用WPS打开，第3稿": "3 3稿 wps 开 打 打开 用 稿 第",
    "GB/T 9704—2012": "2012 9704 gb t",
    "买买提·吐尔逊": "买 买买 买提 吐 吐尔 尔 尔逊 提 逊",
    "℃、①、【】": "",
    "": "",
}
ASKED = {
    "中": [Term("中", ("中",))],
    "低保": [Term("低保", ("低保",))],
    "低保 柳溪镇": [Term("低保", ("低保",)), Term("柳溪镇", ("柳溪", "溪镇"))],
    "2023 年": [Term("2023年", ("2023年",))],
    "12 月 31 日前": [Term("12月31日前", ("12月", "31日", "日前"))],
    "共15": [Term("共15", ("共", "15"))],
    "《中》？": [Term("中", ("中",))],
    "买·提": [Term("买·提", ("买", "提"))],
    "〔2026〕15号": [Term("2026]15号", ("2026", "15号"))],
    "ＷＰＳ": [Term("wps", ("wps",))],
    "办法（试行）。": [Term("办法[试行", ("办法", "试行"))],
    "低保 低保": [Term("低保", ("低保",))],
    "低\u200b保\x00": [Term("低保", ("低保",))],
    "⼈⼝": [Term("人口", ("人口",))],
    "，。 *\"' ()": [],
    "\ud800\x00\u200b": [],
    "": [],
}
EXACT = {
    "中": True,
    "低保": True,
    "2023年": True,
    "wps": True,
    "低保户": False,
    "《中》": True,
    "买·提": False,
    "共15": False,
}
NUMBERS = ("柳政发〔2022〕2号", "柳政发[2022]2号", "柳政发（2022）第2号", "柳政发【2022】 02 号", "柳政发 (2022) 2号")


@pytest.mark.parametrize(("text", "found"), WRITTEN.items())
def test_a_text_is_found_by_these_words(text, found):
    assert " ".join(sorted(counted(folded(tidy(text))))) == found


@pytest.mark.parametrize("number", NUMBERS)
def test_a_document_number_is_one_in_every_form_of_its_brackets(number):
    asked = "".join(term.text for term in terms(number))
    assert asked.removeprefix("柳政发").strip("[") == "2022]2号"
    assert folded(tidy("柳政发（2022）2号")) == folded(tidy("柳政发〔2022〕2号")) == "柳政发[2022]2号"


@pytest.mark.parametrize(("query", "found"), ASKED.items())
def test_a_question_looks_for_these_words(query, found):
    assert list(terms(query)) == found


@pytest.mark.parametrize(("query", "exact"), EXACT.items())
def test_only_a_question_of_one_word_needs_no_second_look(query, exact):
    assert [term.is_exact for term in terms(query)] == [exact]


def test_every_word_of_a_question_is_quoted_and_holds_no_sign():
    every = "".join(map(chr, range(1, 0x3100))) + "\U0001f600\U00020000\U000f0000'\"\\:*&|!()<>"
    asked = [term for at in range(0, len(every), 50) for term in terms(every[at : at + 50])]
    assert len(asked) > 20
    assert [word for term in asked for word in term.words if re.search(r"[\s'\"\\:*&|!()<>]", word)] == []


def test_what_stands_in_a_paper_has_its_words_there():
    runs, lost = 0, []
    for text in (folded(tidy(text)) for title, parts in papers(50) for text in (title, *parts)):
        there, units = counted(text), UNIT.findall(text)
        for length in (1, 2, 3, 4, 9):
            for query in ("".join(units[at : at + length]) for at in range(len(units) - length + 1)):
                runs += 1
                for term in terms(query):
                    if not there.keys() >= set(term.words):
                        lost.append((query, term))
    assert lost == []
    assert runs > 30_000


def test_a_tidy_text_is_folded_character_for_character():
    every = tidy("".join(map(chr, [*range(0xD800), *range(0xE000, 0x30000)])))
    assert len(folded(every)) == len(every) > 100_000
    assert [tidy(line) for line in every.split("\n")] == every.split("\n")
    assert folded(folded(every)) == folded(every)


@pytest.mark.parametrize(
    ("text", "shown"),
    {
        "为民 服务\n中心": "为民服务中心",
        "Open  Government\nweek": "Open Government week",
        "共 15 件，GB 9704": "共15件，GB 9704",
        "张三\t男\t 一组": "张三\n男\n一组",
        " \u3000\ufeff低\u200b保\x00\ud800 ": "低保",
        "\n\t \n": "",
    }.items(),
)
def test_white_space_and_what_cannot_be_seen_are_left_out(text, shown):
    assert tidy(text) == shown


def test_pieces_overlap_by_the_longest_question():
    text = "".join(chr(0x4E00 + at) for at in range(3 * PIECE))
    made = list(pieces([text]))
    assert [len(piece) for piece in made] == [PIECE, PIECE, PIECE, 3 * LONGEST_QUERY]
    for at in range(len(text) - LONGEST_QUERY + 1):
        assert any(text[at : at + LONGEST_QUERY] in piece for piece in made)


def test_many_short_parts_share_a_piece_and_do_not_run_into_each_other():
    made = list(pieces(f"第{number}户" for number in range(1000)))
    assert len(made) == 4
    assert made[0].startswith("第0户\n第1户\n")
    assert [word for piece in made for word in counted(folded(piece)) if "户第" in word] == []
    assert list(pieces(["", " ", "\x00"])) == []


def test_of_a_long_question_the_beginning_is_read():
    assert [len(term.text) for term in terms("低" * 10_000)] == [LONGEST_QUERY]
    assert len(terms(" ".join(map(str, range(1000))))) == 8
