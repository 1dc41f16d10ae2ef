"""相近：sentences about the same thing are closer than others, whatever else they say."""

from mingtang.language.likeness import likeness, most_alike

CANAL = "每季度末更新引黄灌渠改造、河道补水和农田节水项目的进度图表（责任单位：农业农村办公室）。"


def test_a_sentence_is_like_what_shares_its_words():
    assert likeness(CANAL, "改造引黄灌渠，发展农田节水。") > 0.5
    assert likeness(CANAL, "举办敬老院开放日。") == 0.0


def test_what_stands_everywhere_says_nothing():
    assert likeness("加强工作，推进完成情况。", "做好工作情况，加强推进。") < 0.5


def test_likeness_is_the_same_both_ways_and_nothing_is_like_nothing():
    other = "改造灌渠"
    assert likeness(CANAL, other) == likeness(other, CANAL)
    assert [likeness("", CANAL), likeness("", ""), likeness(CANAL, CANAL)] == [0.0, 0.0, 1.0]


def test_the_most_alike_come_first_and_what_is_not_alike_not_at_all():
    rows = ["举办敬老院开放日。", CANAL, "改造引黄灌渠。"]
    assert most_alike("引黄灌渠改造", rows, of=str, most=5) == [CANAL, "改造引黄灌渠。"]
    assert most_alike("引黄灌渠改造", rows, of=str, most=1) == [CANAL]
