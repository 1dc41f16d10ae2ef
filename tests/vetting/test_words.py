"""用语表：the organ's own names, titles, phrases and telephones; added whole or not at all, and never gone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.files.queries import office_phones
from mingtang.law.rules import RuleBroken
from mingtang.vetting.actions import add_words, remove_word
from mingtang.vetting.models import OwnEntry
from mingtang.vetting.places import own_of
from mingtang.vetting.queries import organs_seen
from tests.builders import moment, town
from tests.pages import errors, signed_in, words
from tests.refusals import refused, stopped

AT = moment("2026-03-02")
LINES = ["机关名称\t柳溪镇便民服务中心\t柳溪镇便民中心", "公开的电话\t0533-7812345"]
TYPED = {"lines": "机关名称，柳溪镇便民服务中心，柳溪镇便民中心"}
WHO = "用语表由柳溪镇人民政府的政务公开专员或者管理员登记。"


@pytest.fixture
def made(db):
    return town()


def standing():
    return list(OwnEntry.rows.filter(removed_at=None).values_list("kind", "written", "other"))


def test_words_are_added_once_and_a_new_form_takes_the_place_of_the_old(made):
    assert add_words(made.organ, LINES, by=made["clerk"], at=AT) == 2
    assert add_words(made.organ, LINES, by=made["administrator"], at=AT) == 0
    assert add_words(made.organ, ["机关名称\t柳溪镇便民服务中心\t便民大厅"], by=made["clerk"], at=AT) == 1
    assert standing() == [("office_phone", "0533-7812345", ""), ("organ", "柳溪镇便民服务中心", "便民大厅")]
    assert (OwnEntry.rows.count(), office_phones(made.units["liuxi-nyb"])) == (3, {"05337812345"})
    assert (len(own_of(made.organ).words), own_of(made.neighbour).words) == (2, ())


def test_one_row_that_cannot_be_read_keeps_all_out(made):
    with refused("第 3 行：第一格写机关名称、姓名职务、固定提法、公开的电话，第二格写 2 到 60 个字的规范写法。"):
        add_words(made.organ, [*LINES, "什么\t别的"], by=made["clerk"], at=AT)
    with refused("没有读到一条用语，请照样子写。"):
        add_words(made.organ, [], by=made["clerk"], at=AT)
    with refused(WHO):
        add_words(made.organ, LINES, by=made["leader"], at=AT)
    with pytest.raises(RuleBroken) as told:
        add_words(made.organ, ["固定提法\t机密★1年"], by=made["clerk"], at=AT)
    assert (told.value.reasons, Entry.rows.last().verb) == ((CLASSIFIED,), "vetting.refuse_classified")


def test_a_word_ends_and_stays_written(made):
    add_words(made.organ, LINES, by=made["clerk"], at=AT)
    entry = OwnEntry.rows.get(kind="organ")
    remove_word(entry, by=made["administrator"], at=AT)
    assert (standing(), OwnEntry.rows.count()) == ([("office_phone", "0533-7812345", "")], 2)
    with refused("这一条已经去掉了。"):
        remove_word(entry, by=made["administrator"], at=AT)
    with stopped("本机关用语只能去掉一次，其余不能改"):
        OwnEntry.rows.filter(removed_at=None).update(written="别的")
    with stopped("本机关用语不得删除"):
        OwnEntry.rows.all().delete()


def test_a_table_is_read_and_what_is_wrong_comes_back(made):
    client = signed_in(made, "clerk")
    table = SimpleUploadedFile("用语.csv", "种类,规范写法,职务\n姓名职务,王某甲,镇长\n".encode())
    assert client.post("/desk/words/liuxi/", {"lines": TYPED["lines"], "table": table}).status_code == 302
    said = words(client.get("/desk/words/liuxi/"))
    assert ("王某甲 姓名职务 镇长" in said, "柳溪镇便民服务中心 机关名称 柳溪镇便民中心" in said) == (True, True)
    answer = client.post("/desk/words/liuxi/", {"lines": "什么"})
    assert (answer.status_code, len(errors(answer)), "什么</textarea>" in answer.content.decode()) == (422, 1, True)


def test_the_list_of_organs_takes_as_many_queries_for_any_number(made, django_assert_num_queries):
    inspector = made["county-inspector"]
    inspector.posts_on(AT.date())
    add_words(made.organ, LINES, by=made["clerk"], at=AT)
    with django_assert_num_queries(1):
        told = [(organ.code, organ.words) for organ in organs_seen(inspector, at=AT)]
    assert told == [("qinghe", 0), ("liuxi", 2), ("shanqian", 0)]
