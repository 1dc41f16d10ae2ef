"""没有找到：counted by the day and the words, without anything of a person."""

from datetime import timedelta

import pytest

from mingtang.index import actions
from mingtang.index.models import Miss
from mingtang.index.queries import looked_for
from tests.index.documents import DAY, put

pytestmark = pytest.mark.django_db


def kept():
    return list(Miss.rows.order_by("day_on", "text").values_list("day_on", "text", "times"))


def test_the_same_words_on_one_day_are_counted_together():
    for query in ("低保 标准", " 低保　标准 ", "低保标准", "“低保” 标准？"):
        actions.miss(query, at=DAY)
    actions.miss("低保 标准", at=DAY + timedelta(days=1))
    today, tomorrow = DAY.date(), DAY.date() + timedelta(days=1)
    assert kept() == [(today, "低保 标准", 3), (today, "低保标准", 1), (tomorrow, "低保 标准", 1)]


@pytest.mark.parametrize(
    "query",
    [
        "张三 13800138000",
        "11010519491231002X",
        "6222021234567890128",
        "座机 8312456 转 3",
        "zhangsan@example.org",
        "１３８００１３８０００",
        "，。",
        "",
    ],
)
def test_what_may_be_of_a_person_or_is_nothing_is_not_kept(query):
    actions.miss(query, at=DAY)
    assert kept() == []


def test_a_flood_of_nonsense_ends_at_a_limit_while_known_words_are_counted(monkeypatch):
    monkeypatch.setattr(actions, "MISSES_A_DAY", 2)
    for query in ("甲乙", "丙丁", "戊己", "甲乙"):
        actions.miss(query, at=DAY)
    assert kept() == [(DAY.date(), "丙丁", 1), (DAY.date(), "甲乙", 2)]


def test_what_is_past_keeping_goes():
    actions.miss("旧词", at=DAY)
    actions.miss("新词", at=DAY + timedelta(days=400))
    assert Miss.rows.count() == 2
    actions.miss("更新的词", at=DAY + timedelta(days=401))
    assert sorted(Miss.rows.values_list("text", flat=True)) == ["新词", "更新的词"]


def test_what_was_looked_for_in_vain_on_different_days_is_told_for_each_organ():
    for day in range(3):
        actions.miss("危房改造名单", organ="liuxi", at=DAY + timedelta(days=day))
        actions.miss("灌渠清淤", at=DAY + timedelta(days=day))
    for _ in range(5):
        actions.miss("一天找五次", organ="liuxi", at=DAY)
    told = {"since": DAY.date(), "days": 3}
    assert looked_for(organ="liuxi", **told) == ["危房改造名单"]
    assert looked_for(organ="", **told) == ["灌渠清淤"]
    assert looked_for(organ="liuxi", since=DAY.date() + timedelta(days=1), days=3) == []


NAMES = ("张桂兰", "张桂兰 低保", "王建设", "張桂蘭", "欧阳明月", "李长河", "低保 李和平", "七里村张桂兰")
NAMES += ("张桂兰低保名单", "刘洋")
WORDS = ("安置房分配", "低保边缘户", "王家庄危房", "高龄老人", "石桥村自来水", "种粮大户", "农机站", "张店路改造")


@pytest.mark.parametrize("query", NAMES)
def test_a_name_that_somebody_looks_for_is_not_kept(query):
    put(1, "七里镇项目建设与和平村安置工作", ["张桂兰，低保户"])
    actions.miss(query, at=DAY)
    assert kept() == []


@pytest.mark.parametrize("query", WORDS)
def test_a_word_that_titles_have_is_no_name_however_it_begins(query):
    put(1, "七里镇石桥村、张店村项目建设与安置工作", ["甲"])
    actions.miss(query, at=DAY)
    assert kept() == [(DAY.date(), query, 1)]


def test_names_that_were_kept_before_are_forgotten():
    put(1, "安置工作", ["甲"])
    for text in ("张桂兰", "安置房分配"):
        Miss.rows.create(day_on=DAY.date(), text=text, times=2)
    actions.FulltextKept().put_right()
    assert kept() == [(DAY.date(), "安置房分配", 2)]
