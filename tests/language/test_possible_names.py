"""可能的姓名：whoever is named in a decision beside its party is asked about, and what names nobody is not."""

import pytest

from mingtang.language.possible_names import possible_names


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("欧阳**在路边摆摊，欧阳**的妻子李桂芳在场。", ["李"]),
        ("当事人雇请王大力、刘小红二人装卸。", ["王", "刘"]),
        ("邻居张有福证实，举报人陈小满拍照。", ["张", "陈"]),
        ("法定代表人：黄启明。", ["黄"]),
        ("由李和平签收，与周家旺合伙。", ["李", "周"]),
        ("桃园村李大山擅自开挖。", ["李"]),
        ("欧阳建国驾驶三轮车。", ["欧阳"]),
        ("其子 赵 小 军当场撕毁。", ["赵"]),
    ],
)
def test_a_surname_that_stands_as_a_name_stands_is_told(text, surnames):
    assert [surname for _, surname in possible_names(text)] == surnames


@pytest.mark.parametrize(
    "text",
    [
        "赵**在集市路占道摆摊，妻子李**在场，村民王某说没有看到。",
        "在柳溪镇桃园村三组路口占用公路约十平方米，经告知没有改正。",
        "《中华人民共和国种子法》第十二条、《城市市容和环境卫生管理条例》第三十六条。",
        "责令改正，罚款人民币伍佰元整，没收种子、化肥、农药。",
        "云泽县丰收农资有限公司经营的肥料不合格，由综合行政执法办公室查处。",
    ],
)
def test_what_names_nobody_is_not_asked_about(text):
    assert list(possible_names(text)) == []
