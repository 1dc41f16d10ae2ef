"""办理：states × acts, two people, sight, the promise, what is public, and what is erased."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingtang.comments.actions.door import look_up
from mingtang.comments.actions.erasing import BY_RULE, ask_erasure, erase
from mingtang.comments.actions.handling import answer, assign, confirm, send_back
from mingtang.comments.in_hand import Comments
from mingtang.comments.models import Comment, Erasure, Sent
from mingtang.comments.ports import parts_of
from mingtang.comments.queries import desk
from mingtang.comments.queries.door import counted
from mingtang.contents.checks import CLASSIFIED
from mingtang.law.comments import MOVES, Adoption, CommentState
from mingtang.law.moves import may_move
from mingtang.law.rules import RuleBroken
from mingtang.supervision.actions import run_due
from tests.builders import moment
from tests.comments.conftest import ADDRESS, AT, SECRET, answered, assigned, confirmed, given, standing
from tests.pages import signed_in, words
from tests.refusals import refused, sql, stopped
from tests.roles import everything
from tests.standing import standing_in

ACTS = {CommentState.ASSIGNED: assigned, CommentState.ANSWERED: answered, CommentState.CONFIRMED: confirmed}
# 承办单位、答复可以重来，状态不变。
AGAIN = {CommentState.ASSIGNED, CommentState.ANSWERED}

rows = Comments().rows


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", CommentState)
def test_an_act_moves_a_comment_as_the_table_says_or_is_refused(made, state, act):
    comment = standing(made, state)
    before = everything()
    by = {"by": "clerk"} if act is CommentState.ANSWERED else {}
    if may_move(MOVES, state, act) or (state is act and act in AGAIN):
        assert ACTS[act](made, comment, **by).stands is act
    else:
        with pytest.raises(RuleBroken):
            ACTS[act](made, comment, **by)
        assert everything() == before


def test_the_answer_is_another_persons_to_confirm(made):
    comment = answered(made, assigned(made, given().comment), by="clerk")
    with refused("答复是您拟的，请由另一个人确认。"):
        confirm(comment, by=made["clerk"], at=AT)
    with refused("答复由本机关的政务公开专员、审核人或者分管领导确认。"):
        confirm(comment, by=made["officer"], at=AT)
    with refused("答复由本机关的政务公开专员、审核人或者分管领导确认。"):
        confirm(comment, by=made["neighbour-leader"], at=AT)
    assert confirm(comment, by=made["leader"], at=AT).confirmed_by == made["leader"]


def test_an_answer_sent_back_is_written_anew_before_it_is_confirmed(made):
    comment = answered(made, assigned(made, given().comment))
    with refused("请写明为什么退回，拟答复的人据此修改。"):
        send_back(comment, reason=" ", by=made["reviewer"], at=AT)
    comment = send_back(comment, reason="没有写依据。", by=made["reviewer"], at=AT)
    with refused("答复已退回重写，等重新拟好再确认。"):
        confirm(comment, by=made["reviewer"], at=AT)
    assert [row.comment for row in desk.waiting_for(made["officer"], at=AT)] == [comment]
    comment = answered(made, comment, answer="依据在第三条。")
    assert (comment.returned_reason, confirmed(made, comment).answer) == ("", "依据在第三条。")


def test_an_answer_needs_an_outcome_a_reason_and_words(made):
    comment = assigned(made, given().comment)
    told = {"by": made["officer"], "at": AT}
    with refused("请选择采纳情况。", "请写明理由：为什么采纳或者不采纳。", "请写给提意见的人一段答复。"):
        answer(comment, adoption=None, reason="", answer=" ", **told)
    with refused("已转的，请写明转给了哪个单位。"):
        answer(comment, adoption=Adoption.PASSED_ON, reason="归别处管。", answer="已转。", **told)
    with refused("没有转给别的单位的，不填“转给”。"):
        answer(comment, adoption=Adoption.ADOPTED, reason="对。", answer="采纳。", passed_to="水利站", **told)
    with refused("答复由政务公开专员或者承办单位的承办人拟写。"):
        answer(comment, adoption=Adoption.ADOPTED, reason="对。", answer="采纳。", by=made["other-officer"], at=AT)


def test_an_answer_with_a_mark_of_secrecy_is_refused(made):
    comment = assigned(made, given().comment)
    with pytest.raises(RuleBroken) as told:
        answered(made, comment, answer="机密★1年")
    assert told.value.reasons == (CLASSIFIED,)
    assert Comment.rows.get().answer == ""


def test_a_comment_is_given_to_units_of_the_organ_by_its_clerk(made):
    comment = given().comment
    with refused("只能分派给本机关的单位。"):
        assign(comment, office=made.units["shanqian-dzb"], by=made["clerk"], at=AT)
    with refused("意见由柳溪镇人民政府的政务公开专员分派。"):
        assign(comment, office=made.units["liuxi-nyb"], by=made["officer"], at=AT)


def test_a_district_sees_what_it_was_given_and_a_neighbour_nothing(made):
    comment = given().comment
    seen = {
        name: list(Comment.seen_by(made[name], at=AT)) for name in ("officer", "district-officer", "neighbour-clerk")
    }
    assert seen == {"officer": [comment], "district-officer": [], "neighbour-clerk": []}
    assigned(made, comment, office="liuxi-dong")
    assert list(Comment.seen_by(made["district-officer"], at=AT)) == [comment]


def test_the_sender_reads_the_answer_only_when_it_is_confirmed(made):
    receipt = given()
    told = {"number": receipt.comment.number, "code": receipt.code}
    comment = answered(made, assigned(made, receipt.comment))
    assert "已经列入清单。" not in words(Client().post("/comments/", told))
    assert counted(comment.subject) == []
    confirmed(made, comment)
    page = words(Client().post("/comments/", told))
    assert ["已经答复。" in page, "已经列入清单。" in page, "说得对。" in page] == [True, True, False]
    assert counted(comment.subject) == [("采纳", 1)]
    assert "已答复 1 条意见：采纳 1 条。" in words(Client().get(ADDRESS))


def test_nothing_personal_is_in_public_pages_or_in_the_trail(made):
    receipt = given()
    comment = confirmed(made, answered(made, assigned(made, receipt.comment)))
    ask_erasure(comment, scope="contact", reason="本人要求。", by=made["clerk"], at=AT)
    found = look_up(number=comment.number, code=receipt.code, address="10.0.0.2", at=AT)
    assert found == comment
    public = ["/", "/liuxi/", ADDRESS, "/sitemap.xml", "/robots.txt", f"/comments/new/?on={ADDRESS}"]
    pages = [Client().get(url).content.decode() for url in public]
    pages.append(Client().post("/comments/", {"number": comment.number, "code": receipt.code}).content.decode())
    trail = str(everything()["audit.Entry"])
    assert [value for value in SECRET.values() for page in (*pages, trail) if value in page] == []


def test_the_contact_is_for_those_who_handle_the_comment(made):
    comment = assigned(made, given().comment)
    seeing = {
        name: SECRET["contact"] in signed_in(made, name).get(f"/desk/comments/{comment.number}/").content.decode()
        for name in ("clerk", "officer", "other-officer", "reviewer", "leader", "administrator", "inspector")
    }
    assert {name for name, sees in seeing.items() if sees} == {"clerk", "officer"}


def test_erasing_takes_two_people_and_leaves_the_record(made):
    comment = given().comment
    with refused("抹去来件由本机关的政务公开专员提出。"):
        ask_erasure(comment, scope="contact", reason="本人要求。", by=made["officer"], at=AT)
    with refused("请写明为什么抹去。", "请选择抹去的范围。"):
        ask_erasure(comment, scope="x", reason="", by=made["clerk"], at=AT)
    asked = ask_erasure(comment, scope="everything", reason="写了别人的隐私。", by=made["clerk"], at=AT)
    with refused("已经提出过，等另一个人办理。"):
        ask_erasure(comment, scope="contact", reason="再来。", by=made["clerk"], at=AT)
    with refused("抹去是您提出的，请由另一个人办理。"):
        erase(asked, by=made["clerk"], at=AT)
    erase(asked, by=made["reviewer"], at=AT)
    assert list(Sent.rows.values_list("text", "name", "contact")) == [("", "", "")]
    assert [value in str(everything()) for value in SECRET.values()] == [False, False, False]
    with refused("已经抹去。"):
        erase(asked, by=made["reviewer"], at=AT)


def test_the_contact_goes_by_itself_when_its_days_are_over(made):
    confirmed(made, answered(made, assigned(made, given().comment)))
    open_ = given(key="k-2").comment
    for day in ("2026-09-06", "2026-09-07", "2026-09-08"):
        run_due(at=moment(day))
    erased = Erasure.rows.get()
    assert (erased.reason, erased.done_at.date().isoformat()) == (BY_RULE, "2026-09-07")
    assert [(sent.comment == open_, sent.name, sent.text) for sent in Sent.rows.order_by("pk")] == [
        (False, "", SECRET["text"]),
        (True, SECRET["name"], SECRET["text"]),
    ]


def test_the_database_keeps_what_came_in_and_what_was_confirmed(made):
    comment = confirmed(made, answered(made, assigned(made, given().comment)))
    with stopped("公众意见不得删除"):
        sql("DELETE FROM comments_comment")
    with stopped("收到的意见不得改动"):
        sql("UPDATE comments_comment SET title = 'x'")
    with stopped("已确认的答复不得改动"):
        sql("UPDATE comments_comment SET answer = 'x'")
    with stopped("来件只能抹去，不得改写"):
        sql("UPDATE comments_sent SET text = 'x'")
    with stopped():
        sql("UPDATE comments_comment SET confirmed_by_id = answered_by_id")
    with stopped("意见须先收到再答复"):
        Comment.rows.create(**{**_facts(comment), "number": "1", "form_key": "x"})


def _facts(comment):
    return {f.attname: getattr(comment, f.attname) for f in Comment._meta.concrete_fields if f.name != "id"}


def test_today_tells_who_has_the_next_step_and_when_a_promise_is_broken(made):
    comment = given().comment
    (row,) = rows(made["clerk"], at=AT)
    assert (row.step, row.tone, row.words) == ("去分派", "going", "已经 0 天，承诺3月31日以前答复")
    comment = assigned(made, comment)
    assert rows(made["clerk"], at=AT) == []
    late = moment("2026-04-01")
    assert [row.tone for row in rows(made["clerk"], at=late)] == ["bad"]
    (row,) = rows(made["officer"], at=late)
    assert (row.step, row.tone, row.words) == ("去答复", "bad", "过了承诺答复的3月31日")
    comment = answered(made, comment)
    assert [row.step for row in rows(made["reviewer"], at=late)] == ["去确认"]
    assert [rows(made[name], at=late) for name in ("officer", "neighbour-clerk", "other-officer")] == [[], [], []]
    confirmed(made, comment)
    assert [rows(made[name], at=late) for name in ("clerk", "reviewer", "leader")] == [[], [], []]


def test_a_comment_may_name_the_task_that_it_changed(made):
    comment = assigned(made, given().comment)
    (first, *_) = parts_of(comment.subject)
    done = answered(made, comment, part=first[0], part_title=first[1])
    assert done.part_title == "1.1.1 公开惠农补贴的政策、申报和发放结果。"
    assert parts_of("organs.unit:1") == []


def test_the_lists_ask_as_often_for_one_comment_as_for_three_hundred(made):
    like = standing(made, CommentState.ASSIGNED)
    client = signed_in(made, "clerk")

    def queries():
        counts = []
        for url in ("/desk/comments/", "/desk/comments/?state=", "/desk/", f"/desk/comments/{like.number}/", ADDRESS):
            with CaptureQueriesContext(connection) as counted_:
                assert client.get(url).status_code == 200
            counts.append(len(counted_))
        return counts

    queries()
    few = queries()
    Comment.rows.bulk_create(
        Comment(**{**_facts(like), "number": f"{n:08}", "form_key": f"b-{n}", "state": "received"}) for n in range(299)
    )
    assert queries() == few


def test_what_a_deputy_writes_is_not_confirmed_by_whoever_is_represented(made):
    deputy = standing_in(made, "officer", of="clerk")
    comment = assigned(made, given().comment)
    comment = answer(comment, adoption=Adoption.ADOPTED, reason="对。", answer="已列入。", by=deputy, at=AT)
    with refused("答复是您拟的，请由另一个人确认。"):
        confirm(comment, by=made["clerk"], at=AT)
    with stopped():
        told = (AT, made["clerk"].pk, comment.pk)
        sql("UPDATE comments_comment SET state='confirmed', confirmed_at=%s, confirmed_by_id=%s WHERE id=%s", *told)
    assert "江承办（代林专员）" in words(signed_in(made, "clerk").get(f"/desk/comments/{comment.number}/"))
    assert (desk.waiting_for(made["clerk"], at=AT), len(desk.waiting_for(made["leader"], at=AT))) == ([], 1)
    assert confirm(comment, by=made["leader"], at=AT).confirmed_by == made["leader"]


def test_what_a_deputy_asks_to_erase_is_not_erased_by_whoever_is_represented(made):
    comment = confirmed(made, answered(made, assigned(made, given().comment)))
    by = standing_in(made, "officer", of="clerk")
    erasure = ask_erasure(comment, scope=Erasure.CONTACT, reason="本人要求。", by=by, at=AT)
    with refused("抹去是您提出的，请由另一个人办理。"):
        erase(erasure, by=made["clerk"], at=AT)
    with stopped():
        told = (AT, made["clerk"].pk, erasure.pk)
        sql("UPDATE comments_erasure SET done_at=%s, done_by_id=%s WHERE id=%s", *told)
    assert (erasure.asker, erase(erasure, by=made["reviewer"], at=AT).done_by) == (
        "江承办（代林专员）",
        made["reviewer"],
    )
