"""范本和设置：an administrator changes them, each change a version, nothing that breaks a letter is taken."""

import pytest

from mingtang.caseletters.actions.forms import Setting, change_form, set_rule, shipped_form
from mingtang.caseletters.models import LetterForm, LetterRule
from mingtang.caseletters.queries.forms import history, reply_number, row_of, rows_of, rule_of
from mingtang.law.case_letters import letter_kind
from mingtang.law.rules import RuleBroken
from mingtang.law.units import PostKind
from tests.builders import moment
from tests.caseletters.conftest import AT, SETTING
from tests.refusals import refused, sql, stopped

KIND = letter_kind("reply-not-existing")
OWN = "受理编号{{受理编号}}，{{收到日期}}收到，没有这项信息（{{依据}}）。\n{{检索经过}}\n{{救济途径}}"


def change(made, text=OWN, *, by="administrator", kind=KIND):
    return change_form(made.organ, kind, text=text, by=made[by], at=AT)


def test_a_form_is_changed_and_goes_back_to_the_shipped_one(made):
    assert row_of(made.organ, KIND).text == KIND.text
    change(made)
    assert (row_of(made.organ, KIND).text, row_of(made.organ, KIND).is_own) == (OWN, True)
    shipped_form(made.organ, KIND, by=made["administrator"], at=AT)
    assert (row_of(made.organ, KIND).text, row_of(made.organ, KIND).is_own) == (KIND.text, False)
    assert [form.number for form in history(made.organ, KIND)] == [2, 1]


def test_a_form_with_unknown_names_or_without_recourse_is_refused_with_all_reasons(made):
    with refused(
        "第2段的两个花括号没有成对，请写成 {{名称}}。",
        f"范本里的“姓名”不是这种文书可以填写的内容，可以用的有：{'、'.join(sorted(KIND.names))}。",
        "“答复：经检索没有这项政府信息”要告知救济途径，请在范本里保留 {{救济途径}}。",
        "“答复：经检索没有这项政府信息”的范本里少了{{收到日期}}、{{受理编号}}、{{检索经过}}、{{依据}}，请保留；"
        "少了的，写出来的文书说不清这一件。",
    ):
        change(made, "{{姓名}}没有。\n{{受理编号")


@pytest.mark.parametrize("who", ["clerk", "leader", "reviewer", "county-administrator"])
def test_only_the_administrator_of_the_organ_changes_forms(made, who):
    with refused("文书的范本和设置由柳溪镇人民政府的管理员修改。"):
        change(made, by=who)
    with refused("文书的范本和设置由柳溪镇人民政府的管理员修改。"):
        set_rule(made.organ, SETTING, by=made[who], at=AT)


def test_what_does_not_change_anything_is_not_a_version(made):
    with refused("范本的文字没有变化，不用保存。"):
        change(made, KIND.text)
    with refused("现在用的就是自带的范本。"):
        shipped_form(made.organ, KIND, by=made["administrator"], at=AT)


def test_a_mark_of_secrecy_in_a_form_is_refused_and_only_that_is_written_down(made):
    with pytest.raises(RuleBroken, match="密级标志"):
        change(made, f"机密★10年\n{OWN}")
    assert LetterForm.rows.count() == 0


def test_settings_are_refused_with_all_reasons(made):
    with refused(
        "请写行政复议机关的全称。",
        "请写有管辖权的人民法院的全称。",
        "范本里的“号码”不是这种文书可以填写的内容，可以用的有：年份、序号。",
        "答复文号的写法里要有 {{年份}} 和 {{序号}}，写成一行，例如“七政依复〔{{年份}}〕{{序号}}号”。",
    ):
        wrong = Setting(reviewer=" ", court="", number_form="{{号码}}", signer=PostKind.LEADER)
        set_rule(made.organ, wrong, by=made["administrator"], at=AT)


def test_the_number_of_a_reply_is_written_as_the_organ_set_it(made):
    number = reply_number(rule_of(made.organ), on=moment("2026-03-02").date(), serial=12)
    assert number == "柳政依复〔2026〕第12号"


def test_the_list_of_forms_takes_one_query_however_many_versions(made, django_assert_num_queries):
    rows = [LetterForm(unit=made.organ, kind=KIND.id, number=n, text=OWN, by=made["clerk"], at=AT) for n in range(300)]
    LetterForm.rows.bulk_create(rows)
    with django_assert_num_queries(1):
        assert rows_of(made.organ)[0].form is None


def test_the_database_keeps_forms_and_settings_as_they_were(made):
    form = change(made)
    with stopped("范本只增不改"):
        sql("UPDATE caseletters_letterform SET text = 'x' WHERE id = %s", form.pk)
    with stopped("文书设置只增不改"):
        sql("DELETE FROM caseletters_letterrule WHERE id = %s", LetterRule.rows.get().pk)
