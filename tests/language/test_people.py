"""当事人：names are read as they are typed, and covered wherever they stand."""

import pytest

from mingtang.language.people import covered, doubtful_surnames, people, shown_name


@pytest.mark.parametrize(
    ("typed", "names", "shown"),
    [
        ("孔德福", ("孔德福",), "孔**"),
        ("孔德福、李大山", ("孔德福", "李大山"), "孔**、李**"),
        ("孔德福，李大山；王五", ("孔德福", "李大山", "王五"), "孔**、李**、王**"),
        ("孔德福和李大山", ("孔德福", "李大山"), "孔**、李**"),
        ("李和平和王小明", ("李和平", "王小明"), "李**、王**"),
        ("李和平", ("李和平",), "李**"),
        ("孔 德福", ("孔德福",), "孔**"),
        ("孔 德 福", ("孔德福",), "孔**"),
        ("孔德福 李大山", ("孔德福", "李大山"), "孔**、李**"),
        ("欧阳 小明", ("欧阳小明",), "欧阳**"),
        ("孔德福（驿北村）", ("孔德福",), "孔**"),
        ("孔德福等3人", ("孔德福",), "孔**等3人"),
        ("阿依古丽·买买提", ("阿依古丽·买买提",), "阿**"),
        ("孔**", (), "孔**"),
        ("孔某某", (), "孔**"),
        ("孔*福", (), "孔**"),
    ],
)
def test_names_are_read_however_they_are_typed(typed, names, shown):
    found = people(typed)
    assert (found.names, found.shown) == (names, shown)


@pytest.mark.parametrize("typed", ["孔德福李大山", "柳溪镇东风饭店", "孔德福1", "", "（驿北村）"])
def test_what_cannot_be_understood_as_names_is_none(typed):
    assert people(typed) is None


def test_every_name_is_covered_wherever_it_stands():
    text = "孔德福、李大山在集市路摆摊，孔 德福拒不改正。"
    assert covered(text, people("孔德福、李大山").names) == "孔**、李**在集市路摆摊，孔**拒不改正。"


def test_a_surname_before_what_may_be_a_given_name_is_a_doubt():
    named = ("孔德福摆摊。", "经查，孔德福的摊位", "驿北村孔德福", "当事人和孔德福", "孔 德福")
    assert [doubtful_surnames(text, ["孔"]) for text in named] == [["孔"]] * len(named)
    plain = ("孔**摆摊。", "孔某摆摊。", "孔家村集市", "孔径不合要求。", "《孔子学院章程》", "位于孔雀路")
    assert [doubtful_surnames(text, ["孔"]) for text in plain] == [[]] * len(plain)
    assert doubtful_surnames("摊位设于集市路，属于占道。", ["于"]) == []


def test_on_a_list_a_person_is_masked_by_surname_and_an_organisation_stands_whole():
    told = ("张三", "张三丰", "欧阳无忌", "欧阳", "柳溪镇丰收农机专业合作社", "乔望岁家庭农场", "云泽粮业有限公司")
    assert [shown_name(name) for name in told] == ["张**", "张**", "欧阳**", "欧**", *told[4:]]
