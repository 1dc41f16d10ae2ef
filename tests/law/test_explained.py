"""岗位和单位的说明：told from the rules themselves, so that the words cannot say another thing."""

import pytest

from mingtang.law import explained_posts
from mingtang.law.explained import DUTIES, abilities, placings, posts
from mingtang.law.units import PostKind, UnitKind


def test_every_post_is_explained_with_its_places():
    assert set(DUTIES) == set(PostKind)
    told = {post.label: post.where for post in posts()}
    assert told[PostKind.LEADER.label] == UnitKind.ADMINISTRATIVE_ORGAN.label
    assert UnitKind.VILLAGE_BODY.label in told[PostKind.OFFICE_OFFICER.label].split("、")


@pytest.mark.parametrize("kind", UnitKind)
def test_only_an_organ_receives_applications_numbers_documents_and_reports(kind):
    can = [allowed for _, allowed, _ in abilities(kind)]
    assert can[:3] == [kind is UnitKind.ADMINISTRATIVE_ORGAN] * 3
    assert can[3] == (kind is UnitKind.VILLAGE_BODY)


def test_what_may_not_stand_under_a_unit_says_why():
    allowed, refused = placings(UnitKind.VILLAGE_BODY)
    assert allowed == []
    assert len(refused) == len(UnitKind)


def test_every_post_is_told_what_it_may_and_may_not_and_why():
    assert [bool(explained_posts.may(kind)) for kind in PostKind] == [True] * len(PostKind)
    refused = [told for kind in PostKind for told in explained_posts.may_not(kind)]
    assert {why for _, why in refused} == {
        "本平台的规则", "《政府信息公开条例》第十七条", "《保守国家秘密法实施条例》第四十二条",
    }  # fmt: skip
    assert explained_posts.TOGETHER[0].what == "公布一件公开件"
