"""单位与岗位：only an organ acts as an organ; the tree has no impossible branches."""

import pickle

import pytest

from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.units import (
    CHILDREN_OF,
    POSTS_OF,
    PostKind,
    UnitKind,
    may_be_child,
    may_be_held_together,
    may_carry,
    may_file_annual_reports,
    may_number_documents,
    may_receive_applications,
    publishes_village_affairs,
    reasons_against_placing,
    reasons_against_post,
)


@pytest.mark.parametrize("may", [may_receive_applications, may_number_documents, may_file_annual_reports])
def test_only_an_administrative_organ_acts_as_an_organ(may):
    assert [kind for kind in UnitKind if may(kind)] == [UnitKind.ADMINISTRATIVE_ORGAN]


def test_only_a_village_body_publishes_village_affairs():
    assert [kind for kind in UnitKind if publishes_village_affairs(kind)] == [UnitKind.VILLAGE_BODY]


def test_only_an_organ_stands_at_the_root():
    assert [kind for kind in UnitKind if may_be_child(None, kind)] == [UnitKind.ADMINISTRATIVE_ORGAN]


def test_villages_stand_under_the_town_or_under_a_management_district():
    parents = [parent for parent in UnitKind if may_be_child(parent, UnitKind.VILLAGE_BODY)]
    assert parents == [UnitKind.ADMINISTRATIVE_ORGAN, UnitKind.MANAGEMENT_DISTRICT]


def test_every_kind_has_a_row_in_both_tables():
    assert set(POSTS_OF) == set(UnitKind)
    assert set(CHILDREN_OF) == {None, *UnitKind}


@pytest.mark.parametrize(
    "post", [PostKind.LEADER, PostKind.INSPECTOR, PostKind.ADMINISTRATOR], ids=lambda post: post.value
)
def test_posts_that_act_for_the_organ_sit_on_the_organ(post):
    assert [kind for kind in UnitKind if may_carry(kind, post)] == [UnitKind.ADMINISTRATIVE_ORGAN]


def test_every_unit_has_somebody_who_works_and_somebody_who_reviews():
    for kind in UnitKind:
        assert may_carry(kind, PostKind.OFFICE_OFFICER)
        assert may_carry(kind, PostKind.REVIEWER)


def test_labels_are_the_official_words():
    assert [kind.label for kind in UnitKind] == ["行政机关", "内设机构", "派驻机构", "管理区", "村民自治组织"]
    assert [post.label for post in PostKind] == [
        "政务公开专员", "科室承办人", "审核人", "分管领导", "督查员", "管理员",
    ]  # fmt: skip


def test_a_refused_place_says_what_may_stand_there():
    assert reasons_against_placing(UnitKind.MANAGEMENT_DISTRICT, UnitKind.INTERNAL_OFFICE) == (
        "管理区下面不能设内设机构，只能设村民自治组织。",
    )
    assert reasons_against_placing(UnitKind.VILLAGE_BODY, UnitKind.VILLAGE_BODY) == (
        "村民自治组织下面不能再设单位，请改选上级单位。",
    )
    assert reasons_against_placing(None, UnitKind.VILLAGE_BODY) == (
        "村民自治组织不能作为最上级单位，请先选择它的上级单位。",
    )
    assert reasons_against_placing(UnitKind.ADMINISTRATIVE_ORGAN, UnitKind.DISPATCHED_OFFICE) == ()


def test_an_organ_stands_right_under_the_highest_one_only():
    organ = UnitKind.ADMINISTRATIVE_ORGAN
    assert reasons_against_placing(organ, organ, at_top=True) == ()
    sentence = "行政机关只能设在最上级机关下面，请改选上级单位或者性质。"
    assert reasons_against_placing(organ, organ, at_top=False) == (sentence,)
    assert reasons_against_placing(organ, UnitKind.VILLAGE_BODY, at_top=False) == ()
    assert reasons_against_placing(None, organ, at_top=True) == ()


def test_a_refused_post_says_where_it_belongs():
    assert reasons_against_post(UnitKind.INTERNAL_OFFICE, PostKind.LEADER) == (
        "内设机构不能设分管领导，请把这个岗位设在所属的行政机关。",
    )
    assert reasons_against_post(UnitKind.ADMINISTRATIVE_ORGAN, PostKind.LEADER) == ()


def test_a_refusal_carries_all_its_reasons_at_once():
    refusal = RuleBroken(["缺少日期。", "缺少单位。"])
    assert refusal.reasons == ("缺少日期。", "缺少单位。")
    assert str(refusal) == "缺少日期。缺少单位。"
    assert RuleBroken("缺少日期。").reasons == ("缺少日期。",)


def test_a_refusal_without_reasons_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="at least one reason"):
        RuleBroken([])


def test_reasons_survive_the_way_between_processes():
    assert pickle.loads(pickle.dumps(RuleBroken(["甲。", "乙。"]))).reasons == ("甲。", "乙。")


def test_nothing_is_refused_without_a_reason():
    assert refuse_if_any([]) is None
    with pytest.raises(RuleBroken) as refusal:
        refuse_if_any(["缺少日期。"])
    assert refusal.value.reasons == ("缺少日期。",)


def test_only_administering_and_signing_are_kept_apart():
    apart = {frozenset({one, other}) for one in PostKind for other in PostKind if not may_be_held_together(one, other)}
    assert apart == {
        frozenset({PostKind.ADMINISTRATOR, PostKind.REVIEWER}),
        frozenset({PostKind.ADMINISTRATOR, PostKind.LEADER}),
    }
