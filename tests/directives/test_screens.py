"""新指引的页面：upload, what differs, what cannot be read, and decisions; a file with a mark of secrecy is refused."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingtang.audit.models import Entry
from mingtang.contents.checks import CLASSIFIED
from mingtang.directives.models import Directive, Ruling
from tests.directives.material import edited, row_of, written
from tests.directives.test_roles import PASTED, directive
from tests.pages import errors, signed_in, words

NEW = "/desk/catalogue/liuxi/compare/"


def upload(made, data, name="指引.xlsx", **told):
    file = SimpleUploadedFile(name, data)
    return signed_in(made, "clerk").post(NEW, {"title": "某领域指引", "file": file, "is_complete": "on", **told})


def test_an_uploaded_table_is_compared_and_shown(made, version):
    def other(sheet):
        sheet[f"D{row_of(sheet, 'nc-shuili')}"] = "工程名称；水价"
        sheet[f"H{row_of(sheet, 'nc-zhaijidi')}"] = "■抖音号"

    answer = upload(made, edited(written(version), other))
    made_one = Directive.rows.get()
    assert (answer.status_code, answer.url) == (302, f"/desk/directives/{made_one.pk}/")
    said = words(signed_in(made, "clerk").get(answer.url))
    assert "新增 0 项，有变化 1 项，表里没有 0 项，没有变化 11 项，读不懂 1 处" in said
    assert "农业农村：农田水利工程建设运营" in said
    assert "“抖音号”不在规定的 12 种渠道里，请改成规定的名称，或者写在“其他：”后面。" in said


def test_one_of_the_two_is_given_not_both_and_not_neither(made, version):
    reason = "请上传表格或者粘贴内容，两样选一样。"
    assert errors(upload(made, written(version), text=PASTED)) == [reason]
    assert errors(signed_in(made, "clerk").post(NEW, {"title": "样表"})) == [reason]


def test_a_file_that_is_no_table_is_refused_in_words(made, version):
    answer = upload(made, b"%PDF-1.7 nothing", name="指引.pdf")
    assert answer.status_code == 422
    assert len(errors(answer)) == 1
    assert Directive.rows.count() == 0


def test_a_file_with_a_mark_of_secrecy_in_its_name_is_refused(made, version):
    answer = upload(made, written(version), name="机密★指引.xlsx")
    assert errors(answer) == [f"表格：{CLASSIFIED}"]
    assert (Directive.rows.count(), Entry.rows.filter(verb="catalogue.refuse_classified").count()) == (0, 1)


def test_a_decision_without_its_reason_is_refused_in_words(made, version):
    told = directive(made, version)
    address = f"/desk/directives/{told.pk}/rows/{told.rulings.get().pk}/"
    answer = signed_in(made, "clerk").post(address, {"decision": "take"})
    assert answer.status_code == 422
    assert "请选择采纳或者不采纳，并写明理由。" in words(answer)


def test_the_page_asks_as_often_for_three_hundred_rows(made, version):
    told = directive(made, version)
    client = signed_in(made, "clerk")

    def queries():
        with CaptureQueriesContext(connection) as counted:
            client.get(f"/desk/directives/{told.pk}/")
        return len(counted)

    queries()
    few = queries()
    row = {"directive": told, "kind": "new", "name": "甲：乙", "told": {"二级事项": "乙"}}
    Ruling.rows.bulk_create(Ruling(position=n, **row) for n in range(2, 302))
    assert queries() == few
