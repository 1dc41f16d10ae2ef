"""用词：the state of the due work."""

from datetime import timedelta

import pytest

from mingtang.desk.words import heartbeat
from mingtang.supervision.queries import Beat
from tests.builders import moment

AT = moment("2026-03-02 12:00")


def beat(ago=None, *, under_way=False, stalled=False, failing=()):
    last_at = AT - timedelta(minutes=ago) if ago is not None else None
    return Beat(last_at=last_at, next_at=None, under_way=under_way, stalled=stalled, failing=failing)


@pytest.mark.parametrize(
    ("told", "words", "tone"),
    [
        (beat(), "到期检查还没有运行过", "none"),
        (beat(under_way=True), "到期检查正在第一次运行", "none"),
        (beat(0), "到期检查刚刚运行正常", "good"),
        (beat(3), "到期检查 3 分钟前运行正常", "good"),
        (beat(3, failing=("a", "b")), "到期检查 3 分钟前运行过，有 2 件没有办成", "warn"),
        (beat(150, stalled=True), "到期检查停了，上次是 2 小时前，请告诉系统管理人员", "bad"),
        (beat(60 * 24 * 5, stalled=True), "到期检查停了，上次是 5 天前，请告诉系统管理人员", "bad"),
    ],
)
def test_the_heartbeat_is_one_sentence(told, words, tone):
    said = heartbeat(told, at=AT)
    assert (said.words, said.tone) == (words, tone)
