"""岗位 × 地址：people, posts and units."""

from django.core import signing

from mingtang.organs.models import Post
from mingtang.staff.actions import hand_over
from mingtang.ui.clock import now, today
from tests.roles import got, others, posted, strangers
from tests.standing import deputised

OF_THE_TOWN = {
    "clerk", "officer", "other-officer", "reviewer", "office-reviewer", "leader", "inspector", "administrator",
}  # fmt: skip
MANAGERS = {"administrator", "county-administrator"}
COUNTY = {"county-inspector", "county-administrator"}


def test_the_list_of_people_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/people/") == {"sign-in": strangers(), 200: others()}


def test_a_person_is_shown_to_colleagues_and_to_the_county(made):
    shown = OF_THE_TOWN | COUNTY
    assert got(made, "/desk/people/officer/") == {"sign-in": strangers(), 200: shown, 404: others(*shown)}


def test_somebody_without_a_post_sees_only_themselves(made):
    shown = OF_THE_TOWN | COUNTY | {"postless"}
    assert got(made, "/desk/people/postless/") == {"sign-in": strangers(), 200: shown, 404: others(*shown)}


def test_the_form_for_a_new_person_is_for_administrators(made):
    assert got(made, "/desk/people/new/") == {"sign-in": strangers(), 200: MANAGERS, 403: others(*MANAGERS)}


def test_registering_a_person_is_for_administrators(made):
    data = {"name": "新来人", "username": "xinlai", "unit": made.units["liuxi-dzb"].pk}
    found = posted(made, "/desk/people/new/", data, done=200)
    assert found == {"sign-in": strangers(), 200: MANAGERS, 403: others(*MANAGERS)}


def test_changing_a_person_is_for_administrators(made):
    data = {"name": "江改名", "unit": made.units["liuxi-dzb"].pk}
    shown = OF_THE_TOWN | COUNTY
    assert posted(made, "/desk/people/officer/change/", data) == {
        "sign-in": strangers(), 302: MANAGERS, 422: shown - MANAGERS, 404: others(*shown),
    }  # fmt: skip


def test_appointing_is_for_administrators(made):
    data = {"post-kind": "reviewer", "post-unit": made.units["liuxi"].pk, "post-since_on": today().isoformat()}
    shown = OF_THE_TOWN | COUNTY
    assert posted(made, "/desk/people/officer/appoint/", data) == {
        "sign-in": strangers(), 302: MANAGERS, 422: shown - MANAGERS, 404: others(*shown),
    }  # fmt: skip


def test_ending_a_post_is_for_administrators(made):
    post = Post.rows.get(person=made["officer"])
    shown = OF_THE_TOWN | COUNTY
    assert posted(made, f"/desk/posts/{post.pk}/end/", {f"end-{post.pk}-until_on": today().isoformat()}) == {
        "sign-in": strangers(), 302: MANAGERS, 422: shown - MANAGERS, 404: others(*shown),
    }  # fmt: skip


def test_setting_a_password_anew_is_for_administrators(made):
    shown = OF_THE_TOWN | COUNTY
    assert posted(made, "/desk/people/officer/reset/", done=200) == {
        "sign-in": strangers(), 200: MANAGERS, 422: shown - MANAGERS, 404: others(*shown),
    }  # fmt: skip


def test_seeing_somebody_out_is_for_administrators(made):
    shown = OF_THE_TOWN | COUNTY
    assert posted(made, "/desk/people/officer/leave/", {"leave-sure": "on"}) == {
        "sign-in": strangers(), 302: MANAGERS, 422: shown - MANAGERS, 404: others(*shown),
    }  # fmt: skip


def test_the_units_are_shown_to_whoever_is_signed_in(made):
    assert got(made, "/desk/units/") == {"sign-in": strangers(), 200: others()}


def test_an_office_is_shown_to_its_organ_and_to_the_county(made):
    shown = OF_THE_TOWN | COUNTY
    assert got(made, "/desk/units/liuxi-nyb/") == {"sign-in": strangers(), 200: shown, 404: others(*shown)}


def test_a_village_is_shown_to_its_district_too(made):
    shown = OF_THE_TOWN | COUNTY | {"district-officer", "village-officer"}
    assert got(made, "/desk/units/taoyuan/") == {"sign-in": strangers(), 200: shown, 404: others(*shown)}


def test_setting_up_a_unit_is_for_administrators(made):
    shown = OF_THE_TOWN | COUNTY
    expected = {"sign-in": strangers(), 200: MANAGERS, 403: shown - MANAGERS, 404: others(*shown)}
    assert got(made, "/desk/units/liuxi/new/") == expected
    data = {"kind": "internal_office", "name": "柳溪镇财政所", "code": "liuxi-czs"}
    expected = {"sign-in": strangers(), 302: MANAGERS, 403: shown - MANAGERS, 404: others(*shown)}
    assert posted(made, "/desk/units/liuxi/new/", data) == expected


def test_changing_a_unit_is_for_administrators(made):
    shown = OF_THE_TOWN | COUNTY
    assert posted(made, "/desk/units/liuxi-sfs/change/", {"name": "柳溪镇司法所", "phone": "演示"}) == {
        "sign-in": strangers(), 302: MANAGERS, 422: shown - MANAGERS, 404: others(*shown),
    }  # fmt: skip


def test_closing_a_unit_is_for_administrators(made):
    made_empty = "/desk/units/shanqian-dzb/close/"
    Post.rows.filter(unit__code="shanqian-dzb").update(until_on="2026-01-01")
    shown = COUNTY | {"neighbour-clerk", "neighbour-leader"}
    assert posted(made, made_empty, {"close-sure": "on"}) == {
        "sign-in": strangers(), 302: {"county-administrator"}, 422: shown - MANAGERS, 404: others(*shown),
    }  # fmt: skip


def test_what_changes_something_is_never_done_by_reading(made):
    addresses = [
        "people/officer/change/", "people/officer/appoint/", "people/officer/reset/", "people/officer/leave/",
        "posts/1/end/", "posts/1/usual/", "units/liuxi/change/", "units/liuxi/close/", "roster/confirm/",
        "deputies/stop/", "deputies/1/begin/", "deputies/1/end/", "hand-overs/1/seen/",
    ]  # fmt: skip
    for address in addresses:
        assert got(made, f"/desk/{address}") == {"sign-in": strangers(), 302: others()}, address


def test_revoking_a_post_to_come_is_for_administrators(made):
    post = Post.rows.create(person=made["officer"], unit=made.organ, kind="reviewer", since_on="2099-01-01")
    shown = OF_THE_TOWN | COUNTY
    assert posted(made, f"/desk/posts/{post.pk}/revoke/") == {
        "sign-in": strangers(), 302: MANAGERS, 422: shown - MANAGERS, 404: others(*shown),
    }  # fmt: skip


def test_what_each_post_may_do_is_told_to_whoever_is_signed_in(made):
    assert got(made, "/desk/posts/") == {"sign-in": strangers(), 200: others()}


def test_the_list_of_deputies_and_the_form_are_shown_to_whoever_is_signed_in(made):
    for address in ("/desk/deputies/", "/desk/deputies/new/"):
        assert got(made, address) == {"sign-in": strangers(), 200: others()}, address


def test_a_deputy_is_arranged_by_the_holder_and_by_administrators(made):
    post, day = Post.rows.get(person=made["leader"]), today().isoformat()
    data = {"post": post.pk, "person": made["reviewer"].pk, "reason": "trip", "since_on": day, "until_on": day}
    who = MANAGERS | {"leader"}
    found = posted(made, "/desk/deputies/new/", data)
    assert found == {"sign-in": strangers(), 302: who, 422: others(*who)}


def test_the_usual_deputy_is_noted_by_the_holder_and_by_administrators(made):
    post = Post.rows.get(person=made["leader"])
    shown, who = OF_THE_TOWN | COUNTY, MANAGERS | {"leader"}
    assert posted(made, f"/desk/posts/{post.pk}/usual/", {"person": made["reviewer"].pk}) == {
        "sign-in": strangers(), 302: who, 422: shown - who, 404: others(*shown),
    }  # fmt: skip


def test_an_arrangement_is_ended_by_the_holder_and_by_administrators_and_begun_by_the_deputy(made):
    deputy = deputised(made, "reviewer", of="leader", since_on=today(), until_on=today())
    shown, who = OF_THE_TOWN | COUNTY, MANAGERS | {"leader"}
    assert posted(made, f"/desk/deputies/{deputy.pk}/end/") == {
        "sign-in": strangers(), 302: who, 422: shown - who, 404: others(*shown),
    }  # fmt: skip
    assert posted(made, f"/desk/deputies/{deputy.pk}/begin/") == {
        "sign-in": strangers(), 302: {"reviewer"}, 422: shown - {"reviewer"}, 404: others(*shown),
    }  # fmt: skip


def test_to_stop_standing_in_is_nothing_for_who_does_not(made):
    assert posted(made, "/desk/deputies/stop/", done=0) == {"sign-in": strangers(), 302: others()}


def test_handing_over_is_for_administrators_and_the_list_for_colleagues(made):
    shown = OF_THE_TOWN | COUNTY
    address = "/desk/people/officer/hand-over/"
    assert got(made, address) == {"sign-in": strangers(), 200: shown, 404: others(*shown)}
    data = {"successor": made["clerk"].pk, "since_on": today().isoformat(), "sure": "on"}
    assert posted(made, address, data) == {
        "sign-in": strangers(), 302: MANAGERS, 422: shown - MANAGERS, 404: others(*shown),
    }  # fmt: skip


def test_a_hand_over_is_shown_to_colleagues_and_looked_at_by_the_successor(made):
    handed = hand_over(made["officer"], successor=made["clerk"], since_on=today(), by="install", at=now())
    shown = OF_THE_TOWN | COUNTY
    address = f"/desk/hand-overs/{handed.pk}/"
    assert got(made, address) == {"sign-in": strangers(), 200: shown, 404: others(*shown)}
    assert posted(made, f"{address}seen/") == {
        "sign-in": strangers(), 302: {"clerk"}, 422: shown - {"clerk"}, 404: others(*shown),
    }  # fmt: skip


def test_the_roster_is_for_administrators_and_its_blank_for_whoever_is_signed_in(made):
    assert got(made, "/desk/roster/") == {"sign-in": strangers(), 200: MANAGERS, 403: others(*MANAGERS)}
    assert got(made, "/desk/roster/blank/") == {"sign-in": strangers(), 200: others()}
    told = [made.organ.code, [(2, "王小明", "wangxiaoming", "司法所", "", "")]]
    signed = {"signed": signing.dumps(told, salt="mingtang.staff.roster", compress=True)}
    found = posted(made, "/desk/roster/confirm/", signed, done=200)
    assert found == {"sign-in": strangers(), 200: MANAGERS, 403: others(*MANAGERS)}
