"""状态、签与余下天数。"""

import pytest
from django.template import Context, Template

from mingtang.ui.shapes import STATES, TONES, shape


def drawn(source, **context):
    return Template("{% load ui %}" + source).render(Context(context))


@pytest.mark.parametrize("code", STATES)
def test_a_state_is_a_word_a_shape_and_a_tone(code):
    look = STATES[code]
    expected = f'<span class="state tone-{look.tone}">{shape(look.tone)}<span>{look.word}</span></span>'
    assert drawn("{% state code %}", code=code) == expected


def test_the_words_of_the_ledger_are_the_public_ones():
    assert {code: look.word for code, look in STATES.items()} == {
        "not_started": "未启动",
        "in_progress": "推进中",
        "stale": "需更新",
        "done": "已完成",
    }


def test_no_two_states_share_a_shape():
    assert len({shape(look.tone) for look in STATES.values()}) == len(STATES)


def test_no_two_tones_share_a_shape():
    assert len({shape(tone) for tone in TONES}) == len(TONES)


def test_a_state_of_another_room_brings_its_own_word_and_tone():
    expected = f'<span class="state tone-warn">{shape("warn")}<span>退回</span></span>'
    assert drawn('{% state "returned" "退回" "warn" %}') == expected


def test_words_from_people_are_escaped():
    expected = f'<span class="chip tone-none">{shape("none")}<span>&lt;b&gt;甲&lt;/b&gt;</span></span>'
    assert drawn("{% chip text %}", text="<b>甲</b>") == expected


def test_days_left_keep_their_words():
    expected = f'<span class="days tone-bad">{shape("bad")}<span>逾期 2 天</span></span>'
    assert drawn('{% days_left "逾期 2 天" "bad" %}') == expected


def test_an_unknown_tone_is_refused():
    with pytest.raises(KeyError):
        drawn('{% chip "甲" "purple" %}')
