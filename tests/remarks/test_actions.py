"""指出和答复：who may, what is refused, and what is written on the next revision."""

import pytest

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.editorial.models import Return
from mingtang.law.rules import RuleBroken
from mingtang.outbox.models import Notice
from mingtang.remarks.actions import make, send_back, settle
from mingtang.remarks.places import places_of
from mingtang.remarks.queries import open_counts, standing_on
from tests.builders import moment
from tests.editorial.conftest import submitted
from tests.refusals import refused, sql, stopped, unchanged
from tests.reviewing.conftest import letter

AT = moment("2026-03-03")
STAGE = "“初审”由柳溪镇人民政府的审核人或者政务公开专员办理。"
AUTHOR = "拟稿人不能审签自己的稿件，请由另一人办理。"


def second(revision):
    """The key of the second paragraph."""
    return places_of(revision.title, revision.content)[2].key


def pointed(made, revision, *, text="户数要核对。", place=None, by="reviewer"):
    return make(revision, place=second(revision) if place is None else place, text=text, by=made[by], at=AT)


def test_a_reviewer_points_to_a_paragraph_and_the_trail_says_so(made):
    revision = letter(made)
    remark = pointed(made, revision)
    assert (remark.quoted, remark.text, remark.by.username) == ("共八百户。", "户数要核对。", "reviewer")
    assert Entry.rows.order_by("-pk")[0].verb == "remarks.make"


def test_only_whoever_has_it_before_them_points_to_anything(made):
    revision = letter(made)
    with refused(STAGE):
        pointed(made, revision, by="leader")
    with refused(AUTHOR):
        pointed(made, revision, by="clerk")


def test_nothing_is_pointed_to_that_is_not_there_or_without_a_word(made):
    revision = letter(made)
    with refused("请写明这一处要怎样改。", "这一稿里没有这一处，请重新选择。"):
        pointed(made, revision, text=" ", place="w-0000000000")
    with refused("写了 501 个字，最多 500 个。"):
        pointed(made, revision, text="改" * 501)


def test_a_mark_of_secrecy_is_refused_before_anything_is_stored(made):
    revision = letter(made)
    with pytest.raises(RuleBroken, match=CLASSIFIED[:10]):
        pointed(made, revision, text="密级：机密")
    assert (revision.remarks.count(), Entry.rows.order_by("-pk")[0].verb) == (0, "remarks.refuse_classified")
    remark = pointed(made, revision)
    with refused("文字里有手机号，请删去个人信息再提交。"):
        settle(remark, answer="已问过 13812345678。", by=made["clerk"], at=AT)
    with refused("文字里有手机号，请删去个人信息再提交。"):
        send_back(revision, reason="请问 13812345678。", by=made["reviewer"], at=AT)


def test_a_return_may_rest_on_what_was_pointed_to_and_is_told_with_its_number(made):
    revision = letter(made)
    with refused("请写明退回的理由，拟稿人据此修改。"):
        send_back(revision, reason="", by=made["reviewer"], at=AT)
    pointed(made, revision)
    send_back(revision, reason="", by=made["reviewer"], at=AT)
    assert Return.rows.get().reason == "请看指出的 1 处。"
    assert Notice.rows.get(person=made["clerk"]).title == "柳溪镇的文件被退回，指出了 1 处，请看理由"
    with refused("这一稿已退回，请等拟稿人重新送审。"):
        pointed(made, revision)


def test_on_the_next_revision_each_place_is_changed_or_not(made):
    revision = letter(made)
    pointed(made, revision)
    pointed(made, revision, place=places_of(revision.title, revision.content)[1].key)
    pointed(made, revision, place="title")
    pointed(made, revision, place="")
    send_back(revision, reason="", by=made["reviewer"], at=AT)
    assert [told.is_changed for told in standing_on(revision)] == [None] * 4
    newer = letter(made, "<p>另加一段。</p><p>第一季度补贴已经发放。</p><p>共八百零三户。</p>", at="2026-03-04")
    found = standing_on(newer)
    assert [told.is_changed for told in found] == [True, False, False, True]
    assert [bool(told.anchor) for told in found] == [False, True, False, False]


def test_a_line_of_another_kind_is_held_against_the_next_revision_too(made):
    revision = submitted(made, "公示补贴。", "公示名单。")
    for place in ("lines.0", "lines.1"):
        make(revision, place=place, text="核对。", by=made["reviewer"], at=AT)
    send_back(revision, reason="", by=made["reviewer"], at=AT)
    newer = submitted(made, "公示名单。", "公示第一季度补贴。", at="2026-03-04")
    assert [told.is_changed for told in standing_on(newer)] == [True, False]


def test_the_author_answers_once_and_nobody_else(made):
    revision = letter(made)
    remark = pointed(made, revision)
    assert open_counts([revision]) == {revision.edition_id: 1}
    with refused("指出的地方由拟稿人或者柳溪镇人民政府的政务公开专员答复。"):
        settle(remark, answer="已改。", by=made["reviewer"], at=AT)
    with refused("请写明怎样改的；没有改的，写明为什么。"):
        settle(remark, answer=" ", by=made["clerk"], at=AT)
    send_back(revision, reason="", by=made["reviewer"], at=AT)
    newer = letter(made, "<p>第一季度补贴已经发放。</p>", at="2026-03-04")
    told = settle(remark, answer="删了这一句。", by=made["clerk"], at=moment("2026-03-04"))
    assert (told.settled_in, told.answer, told.settled_by.username) == (newer, "删了这一句。", "clerk")
    assert open_counts([newer]) == {}
    with refused("这一处已经答复过了。"):
        settle(remark, answer="再答。", by=made["clerk"], at=moment("2026-03-04"))


def test_the_database_keeps_what_was_pointed_to_as_it_is(made):
    revision = letter(made)
    remark = pointed(made, revision)
    with stopped("指出的地方只能答复一次"):
        sql("UPDATE remarks_remark SET text = %s WHERE id = %s", "别的", remark.pk)
    with stopped("指出的地方不得删除"):
        sql("DELETE FROM remarks_remark WHERE id = %s", remark.pk)
    columns = "revision_id, place, quoted, text, by_id, at, answer"
    insert = f"INSERT INTO remarks_remark ({columns}) SELECT {columns.replace('by_id', '%s')} FROM remarks_remark"
    with stopped("拟稿人不能"):
        sql(insert, made["clerk"].pk)
    other = letter(made, number=2)
    with stopped("指出的地方只能答复一次"):
        sql(
            "UPDATE remarks_remark SET settled_in_id = %s, settled_by_id = %s, settled_at = at, answer = 'x'",
            other.pk,
            made["clerk"].pk,
        )


def test_looking_at_what_was_pointed_to_changes_nothing(made):
    revision = letter(made)
    pointed(made, revision)
    with unchanged():
        assert [told.number for told in standing_on(revision)] == [1]
