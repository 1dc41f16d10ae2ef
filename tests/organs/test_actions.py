"""单位、人员与岗位：what is done, what is refused, and in which words."""

from datetime import date

import pytest

from mingtang.audit.queries import entries_of
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs.actions import (
    add_person,
    appoint,
    change_person,
    change_unit,
    close_unit,
    create_unit,
    end_post,
    leave,
    set_password,
)
from mingtang.organs.models import Person, Post, Unit
from tests.builders import FOUNDED, PASSWORD, moment
from tests.refusals import refused, sql, stopped

AT = moment("2026-03-02")
ON = date(2026, 3, 2)
ONLY_ADMINISTRATORS = "只有本机关或上级机关的管理员可以管理单位、人员和岗位，请联系管理员。"


def new_unit(made, *, by="administrator", **told):
    values = {
        "code": "liuxi-czs",
        "name": "柳溪镇财政所",
        "short_name": "财政所",
        "kind": UnitKind.INTERNAL_OFFICE,
        "parent": made.organ,
    }
    return create_unit(**{**values, **told}, by=made[by], at=AT)


def post_of(made, username):
    return Post.rows.get(person=made[username], until_on=None)


def test_an_office_acts_in_the_name_of_its_organ(made):
    unit = new_unit(made)
    assert (unit.organ, unit.path) == (made.organ, "/qinghe/liuxi/liuxi-czs/")
    assert [entry.verb for entry in entries_of(unit)] == ["organs.unit.create"]


def test_a_lower_organ_is_its_own(made):
    unit = new_unit(made, by="county-administrator", code="beigou", name="北沟镇人民政府", short_name="北沟镇",
                    kind=UnitKind.ADMINISTRATIVE_ORGAN, parent=made.units["qinghe"])  # fmt: skip
    assert unit.organ == unit
    assert entries_of(unit).get().chain == "beigou"


def test_a_town_sets_up_no_organ_beneath_itself(made):
    with refused("行政机关只能设在最上级机关下面，请改选上级单位或者性质。"):
        new_unit(made, kind=UnitKind.ADMINISTRATIVE_ORGAN, name="柳溪镇财政局", short_name="财政局")


def test_a_village_of_a_district_lies_in_the_area_of_the_organ(made):
    unit = new_unit(made, code="liuhe", name="柳河村村民委员会", kind=UnitKind.VILLAGE_BODY,
                    parent=made.units["liuxi-dong"])  # fmt: skip
    assert (unit.organ, unit.affairs) == (made.organ, "村务公开")


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        ({"code": "liuxi"}, ("代码“liuxi”已被使用，请换一个。",)),
        ({"code": "desk"}, ("代码“desk”留作系统地址，请换一个。",)),
        ({"code": "财政"}, ("代码由小写字母、数字和连字符组成，以字母开头，2 至 39 个字符，请修改。",)),
        ({"name": "  "}, ("请填写单位全称。",)),
        (
            {"code": "1", "name": ""},
            ("代码由小写字母、数字和连字符组成，以字母开头，2 至 39 个字符，请修改。", "请填写单位全称。"),
        ),
    ],
)
def test_a_unit_needs_a_name_and_a_code_of_its_own(made, told, reasons):
    with refused(*reasons):
        new_unit(made, **told)


def test_the_law_says_what_may_stand_where(made):
    with refused("内设机构下面不能再设单位，请改选上级单位。"):
        new_unit(made, parent=made.units["liuxi-dzb"])
    with refused("管理区下面不能设内设机构，只能设村民自治组织。"):
        new_unit(made, parent=made.units["liuxi-dong"])


def test_the_highest_unit_is_set_up_with_the_system_alone(made):
    with refused("最上级单位只能在安装时设立。"):
        new_unit(made, by="county-administrator", kind=UnitKind.ADMINISTRATIVE_ORGAN, parent=None)


def test_an_administrator_manages_the_own_organ_and_what_lies_beneath(made):
    for username in ("clerk", "leader", "inspector", "neighbour-clerk"):
        with refused(ONLY_ADMINISTRATORS):
            new_unit(made, by=username)
    with refused(ONLY_ADMINISTRATORS):
        change_unit(made.neighbour, name="改名", by=made["administrator"], at=AT)
    changed = change_unit(made.neighbour, phone="演示", by=made["county-administrator"], at=AT)
    assert changed.phone == "演示"


def test_a_change_that_changes_nothing_leaves_no_trace(made):
    unit = made.units["liuxi-sfs"]
    before = entries_of(unit).count()
    change_unit(unit, name=unit.name, by=made["administrator"], at=AT)
    assert entries_of(unit).count() == before


def test_a_unit_closes_when_nobody_is_left_in_it(made):
    unit = made.units["liuxi-sfs"]
    with refused("还有人在这个单位任职，请先结束他们的岗位。"):
        close_unit(unit, on=ON, by=made["administrator"], at=AT)
    end_post(post_of(made, "other-officer"), until_on=date(2026, 3, 1), by=made["administrator"], at=AT)
    assert close_unit(unit, on=ON, by=made["administrator"], at=AT).closed_on == ON
    with refused("柳溪镇司法所已于2026年3月2日撤销。"):
        close_unit(unit, on=ON, by=made["administrator"], at=AT)
    with refused("柳溪镇司法所已撤销，不能再设岗。"):
        appoint(made["clerk"], unit=Unit.rows.get(code="liuxi-sfs"), kind=PostKind.REVIEWER, since_on=ON,
                by=made["administrator"], at=AT)  # fmt: skip
    with refused("柳溪镇司法所已撤销，不能再登记人员。"):
        add_person(username="xin", name="新人", unit=Unit.rows.get(code="liuxi-sfs"), password=PASSWORD,
                   by=made["administrator"], at=AT)  # fmt: skip


def test_a_unit_stays_for_whoever_is_to_begin_there_later(made):
    unit = made.units["liuxi-sfs"]
    end_post(post_of(made, "other-officer"), until_on=date(2026, 3, 1), by=made["administrator"], at=AT)
    appoint(made["clerk"], unit=unit, kind=PostKind.OFFICE_OFFICER, since_on=date(2026, 4, 1),
            by=made["administrator"], at=AT)  # fmt: skip
    with refused("还有人在这个单位任职，请先结束他们的岗位。"):
        close_unit(unit, on=ON, by=made["administrator"], at=AT)


def test_a_unit_with_units_beneath_stays(made):
    with refused("它下面还有单位，请先撤销下级单位。", "还有人在这个单位任职，请先结束他们的岗位。"):
        close_unit(made.units["liuxi-dong"], on=ON, by=made["administrator"], at=AT)


@pytest.mark.parametrize(
    ("told", "reasons"),
    [
        ({"username": "clerk"}, ("账号“clerk”已被使用，请换一个。",)),
        ({"username": "new"}, ("账号“new”留作系统地址，请换一个。",)),
        ({"name": " "}, ("请填写姓名。",)),
        ({"password": "xinlaide"}, ("密码和账号太像，容易被猜到，请换一个。", "密码太短，至少要 10 个字符。")),
    ],
)
def test_a_person_needs_a_name_an_account_and_a_fit_password(made, told, reasons):
    values = {"username": "xinlaide", "name": "新来的", "unit": made.organ, "password": PASSWORD}
    with refused(*reasons):
        add_person(**{**values, **told}, by=made["administrator"], at=AT)


def test_a_password_given_by_an_administrator_is_temporary_and_one_of_the_setup_is_not(made):
    told = {"unit": made.organ, "password": PASSWORD, "at": AT}
    given = add_person(username="xin-a", name="新甲", by=made["administrator"], **told)
    assert (given.password_is_temporary, made["clerk"].password_is_temporary) == (True, False)


def test_a_person_without_a_password_cannot_sign_in(made):
    person = add_person(username="xin", name="新人", unit=made.organ, password=None, by="install", at=AT)
    assert person.has_usable_password() is False


def test_only_units_that_may_carry_a_post_carry_it(made):
    with refused("内设机构不能设分管领导，请把这个岗位设在所属的行政机关。"):
        appoint(made["officer"], unit=made.units["liuxi-dzb"], kind=PostKind.LEADER, since_on=ON,
                by=made["administrator"], at=AT)  # fmt: skip


def test_nobody_holds_the_same_post_twice_at_a_time(made):
    told = {"unit": made.organ, "kind": PostKind.DISCLOSURE_CLERK, "by": made["administrator"], "at": AT}
    with refused("林专员已经是柳溪镇政务公开专员。"):
        appoint(made["clerk"], since_on=ON, **told)
    end_post(post_of(made, "clerk"), until_on=ON, by=made["administrator"], at=AT)
    assert appoint(made["clerk"], since_on=date(2026, 4, 1), **told).until_on is None


def test_a_post_counts_until_its_last_day(made):
    end_post(post_of(made, "clerk"), until_on=ON, by=made["administrator"], at=AT)
    held = [made["clerk"].holds(PostKind.DISCLOSURE_CLERK, at_unit=made.organ, on=on) for on in (ON, date(2026, 3, 3))]
    assert held == [True, False]


def test_a_post_does_not_end_before_it_began_or_after_it_ended(made):
    with refused("截止日期不能早于起始日期2020年1月2日。"):
        end_post(post_of(made, "clerk"), until_on=date(2019, 1, 1), by=made["administrator"], at=AT)
    ended = end_post(post_of(made, "clerk"), until_on=ON, by=made["administrator"], at=AT)
    with refused("这个岗位已于2026年3月2日结束。"):
        end_post(ended, until_on=date(2026, 5, 1), by=made["administrator"], at=AT)


def test_an_organ_keeps_an_administrator(made):
    sentence = "柳溪镇人民政府至少要有一名管理员，请先任命接替的人。"
    Post.rows.filter(person=made["gone"], kind="administrator").update(until_on=ON)
    with refused(sentence):
        end_post(post_of(made, "administrator"), until_on=ON, by=made["administrator"], at=AT)
    with refused(sentence):
        leave(made["administrator"], on=ON, by=made["county-administrator"], at=AT)
    appoint(made["clerk"], unit=made.organ, kind=PostKind.ADMINISTRATOR, since_on=ON, by=made["administrator"], at=AT)
    assert leave(made["administrator"], on=ON, by=made["county-administrator"], at=AT).is_active is False


def test_whoever_leaves_loses_everything_but_the_name(made):
    person = leave(made["clerk"], on=ON, by=made["administrator"], at=AT)
    assert (person.is_active, person.left_on, person.has_usable_password()) == (False, ON, False)
    assert list(Post.rows.filter(person=person).values_list("until_on", flat=True)) == [ON]
    assert person.posts_on(ON) == []
    assert str(person) == "林专员"
    with refused("林专员已经离岗。"):
        leave(person, on=ON, by=made["administrator"], at=AT)
    with refused("林专员已经离岗，不再需要密码。"):
        set_password(person, password=PASSWORD, by=made["administrator"], at=AT)
    with refused("林专员已经离岗，不能再任岗。"):
        appoint(person, unit=made.organ, kind=PostKind.REVIEWER, since_on=ON, by=made["administrator"], at=AT)


def test_posts_that_end_later_end_with_the_person(made):
    Post.rows.filter(person=made["clerk"]).update(until_on="2026-12-31")
    leave(made["clerk"], on=ON, by=made["administrator"], at=AT)
    assert Post.rows.get(person=made["clerk"]).until_on == ON


def test_a_person_moves_with_posts_and_past_kept(made):
    moved = change_person(made["officer"], name="江承办", unit=made.units["liuxi-dzb"], by=made["administrator"], at=AT)
    assert moved.unit == made.units["liuxi-dzb"]
    assert post_of(made, "officer").unit == made.units["liuxi-nyb"]
    with refused(ONLY_ADMINISTRATORS):
        change_person(made["officer"], name="江承办", unit=made.neighbour, by=made["administrator"], at=AT)


def test_the_trail_never_holds_a_name_or_a_password(made):
    person = add_person(
        username="xin", name="新来人", unit=made.organ, password=PASSWORD, by=made["administrator"], at=AT
    )
    change_person(person, name="改过名", unit=made.organ, by=made["administrator"], at=AT)
    set_password(person, password="bie-de-mi-ma-2026", by=made["administrator"], at=AT)
    told = " ".join(f"{entry.actor} {entry.subject} {entry.facts}" for entry in entries_of(person))
    assert [word for word in ("新来人", "改过名", "xin", PASSWORD, "bie-de") if word in told] == []


def test_units_people_and_posts_do_not_go_away(made):
    for model, message in ((Unit, "单位只能撤销"), (Person, "人员只能离岗"), (Post, "岗位只能结束")):
        with stopped(message):
            sql(f"DELETE FROM {model._meta.db_table}")


def test_a_post_reaches_what_it_is_for(made):
    reaches = {
        username: [
            code for code, unit in made.units.items() if any(post.reaches(unit) for post in made[username].posts_on(ON))
        ]
        for username in ("clerk", "officer", "district-officer", "county-inspector", "inspector")
    }
    town = ["liuxi", "liuxi-dzb", "liuxi-nyb", "liuxi-sfs", "liuxi-dong", "taoyuan"]
    assert reaches == {
        "clerk": town,
        "officer": ["liuxi-nyb"],
        "district-officer": ["liuxi-dong", "taoyuan"],
        "county-inspector": ["qinghe", *town, "shanqian", "shanqian-dzb"],
        "inspector": town,
    }


def test_nothing_is_seen_before_a_post_begins(made):
    assert made["clerk"].posts_on(FOUNDED.date().replace(day=1)) == []


def test_nobody_appoints_themselves_and_no_post_reaches_into_the_past(made):
    told = {"unit": made.organ, "kind": PostKind.INSPECTOR, "by": made["administrator"], "at": AT}
    with refused("不能给自己任岗，请由另一名管理员办理。"):
        appoint(made["administrator"], since_on=ON, **told)
    with refused("起始日期不能早于今天，岗位不能补到过去。"):
        appoint(made["officer"], since_on=date(2026, 3, 1), **told)
    assert appoint(made["officer"], since_on=ON, **told).since_on == ON


def test_whoever_holds_a_post_above_is_managed_only_from_there(made):
    county = made["county-inspector"].unit.organ
    post = {"unit": county, "kind": PostKind.INSPECTOR, "since_on": ON, "by": "install", "at": AT}
    appoint(made["officer"], **post)
    for act in (
        lambda by: set_password(made["officer"], password="tian-qing-ri-li-2026", by=by, at=AT),
        lambda by: leave(made["officer"], on=ON, by=by, at=AT),
    ):
        with refused(ONLY_ADMINISTRATORS):
            act(made["administrator"])
    assert set_password(
        made["officer"], password="tian-qing-ri-li-2026", by=made["county-administrator"], at=AT
    ).password_is_temporary


def test_an_administrator_to_come_is_no_administrator_yet(made):
    Post.rows.filter(person=made["gone"], kind="administrator").update(until_on=ON)
    later = date(2026, 12, 1)
    appoint(made["clerk"], unit=made.organ, kind=PostKind.ADMINISTRATOR, since_on=later, by="install", at=AT)
    with refused("柳溪镇人民政府至少要有一名管理员，请先任命接替的人。"):
        end_post(post_of(made, "administrator"), until_on=ON, by=made["administrator"], at=AT)
