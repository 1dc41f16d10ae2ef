"""目录的守卫：the database itself keeps versions in force as they were approved, by another person."""

import pytest

from mingtang.adjustments import actions
from mingtang.catalogue.models import Author, Column, Item, Version
from tests.builders import moment
from tests.catalogue.conftest import item_of
from tests.refusals import sql, stopped

LATER = moment("2026-04-02")


@pytest.mark.parametrize(
    ("name", "value"), [("elements", "无"), ("limit", "不限"), ("channels", []), ("levels", ["county"]), ("within", 60)]
)
def test_an_item_in_force_is_as_it_was_approved(made, version, name, value):
    with stopped("只能在拟订中的版本里修改事项"):
        Item.rows.filter(code="bt-zhengce").update(**{name: value})


def test_no_item_comes_or_goes_in_a_version_in_force(made, version):
    item = item_of(made, "bt-zhengce")
    with stopped("只能在拟订中的版本里删去事项"):
        Item.rows.filter(pk=item.pk).delete()
    item.pk, item.code, item.second = None, "own-001", "另一项"
    with stopped("只能在拟订中的版本里增加事项"):
        Item.rows.bulk_create([item])


def test_who_answers_for_an_item_is_not_frozen(made, version):
    sql("UPDATE catalogue_item SET owner_id = %s WHERE code = 'bt-zhengce'", made.units["liuxi-nyb"].pk)
    assert item_of(made, "bt-zhengce").owner == made.units["liuxi-nyb"]


def test_who_wrote_a_version_does_not_approve_it_by_sql_either(made, fresh_draft):
    actions.submit(fresh_draft, note="没有变化。", by=made["clerk"], at=LATER)
    with stopped("拟订目录的人不能审核它"):
        sql(
            "UPDATE catalogue_version SET state = 'approved', approved_by_id = %s, approved_at = %s, in_force_on = %s "
            "WHERE id = %s",
            made["clerk"].pk, LATER, LATER.date(), fresh_draft.pk,
        )  # fmt: skip
    with stopped("目录的拟订人不得改动"):
        Author.rows.all().delete()


def test_a_version_in_force_neither_goes_back_nor_goes_away(made, version):
    with stopped("目录版本的状态不能这样改"):
        Version.rows.filter(pk=version.pk).update(state="approved")
    with stopped("目录版本不得删除"):
        sql("DELETE FROM catalogue_version WHERE id = %s", version.pk)


def test_a_draft_does_not_pass_over_its_review(made, fresh_draft):
    with stopped("目录版本的状态不能这样改"):
        Version.rows.filter(pk=fresh_draft.pk).update(
            state="superseded", approved_by=made["leader"], approved_at=LATER, in_force_on=LATER.date()
        )


def test_what_was_decided_stays_so(made, version):
    with stopped("审核过的目录版本不得改动"):
        Version.rows.filter(pk=version.pk).update(approved_by=made["leader"])


def test_a_column_keeps_its_address_and_never_goes(made, version):
    with stopped("栏目的单位和地址不得改动"):
        Column.rows.filter(slug="tzgg").update(slug="gonggao")
    with stopped("栏目不得删除，只能关闭"):
        sql("DELETE FROM catalogue_column WHERE slug = %s", "tzgg")
