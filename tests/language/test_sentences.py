"""断句。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.language.sentences import split_sentences

PROSE = st.text(alphabet="甲乙丙丁，。！？；：“”（）《》() \n一二1.", max_size=60)


@given(PROSE)
def test_sentences_joined_again_are_the_text(text):
    assert "".join(split_sentences(text)) == (text if text.strip() else "")


@given(PROSE)
def test_no_sentence_is_only_white_space(text):
    assert [sentence for sentence in split_sentences(text) if not sentence.strip()] == []


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("加强公开。做好解读！", ("加强公开。", "做好解读！")),
        ("实行“一次告知。当场答复。”制度。做好解读。", ("实行“一次告知。当场答复。”制度。", "做好解读。")),
        ("做到“应公开尽公开”。）做好解读。", ("做到“应公开尽公开”。）", "做好解读。")),
        ("加强公开（见附件。附后）。做好解读。", ("加强公开（见附件。附后）。", "做好解读。")),
        ("加强公开。（责任单位：党政办）做好解读。", ("加强公开。（责任单位：党政办）", "做好解读。")),
        ("加强公开。【责任单位：党政办】做好解读。", ("加强公开。【责任单位：党政办】", "做好解读。")),
        ("加强公开。〔责任单位：各村（社区）〕", ("加强公开。〔责任单位：各村（社区）〕",)),
        ("加强公开。 [党政办负责]", ("加强公开。 [党政办负责]",)),
        ("加强公开。【政策解读】做好解读。", ("加强公开。", "【政策解读】做好解读。")),
        ("加强公开。牵头单位：督查室；时限：每半年", ("加强公开。牵头单位：督查室；时限：每半年",)),
        (
            "加强公开。责任单位：甲。完成时限：6月。做好解读。",
            ("加强公开。责任单位：甲。完成时限：6月。", "做好解读。"),
        ),
        ("加强公开。（二）做好解读。", ("加强公开。", "（二）做好解读。")),
        ("加强公开；做好解读", ("加强公开；做好解读",)),
        ("括号没有配对（加强公开。做好解读。", ("括号没有配对（加强公开。", "做好解读。")),
        ("", ()),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_something_encloses_it(text, sentences):
    assert split_sentences(text) == sentences


def test_a_long_run_of_brackets_takes_no_long_time():
    text = "（" * 100_000 + "》" * 100_000 + "）" * 100_000
    assert split_sentences(text) == (text,)
