"""人员名单：a filled table is entered whole or not at all, and every mistake names its row."""

import io
import re
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from mingtang.language.roster import HEADINGS, Line, read
from mingtang.language.roster_blank import template
from mingtang.organs.models import Person
from mingtang.staff.actions import enter_roster
from mingtang.staff.actions.roster import check_roster
from mingtang.ui import clock
from tests.builders import moment
from tests.pages import errors, signed_in, words
from tests.refusals import refused
from tests.roles import everything

AT = moment("2026-03-02")
GOOD = (
    ("王小明", "wangxiaoming", "司法所", "科室承办人", "2026-03-02"),
    ("李小红", "lixiaohong", "柳溪镇人民政府", "", ""),
)


def book(*rows, headings=HEADINGS):
    workbook = Workbook()
    for row in (headings, *rows):
        workbook.active.append(row)
    kept = io.BytesIO()
    workbook.save(kept)
    return kept.getvalue()


def lines(*rows):
    return read(book(*rows), "名单.xlsx")


def sent(made, client, data, name="名单.xlsx"):
    upload = SimpleUploadedFile(name, data)
    return client.post("/desk/roster/", {"organ": made.organ.pk, "file": upload})


def test_the_blank_table_has_the_headings_and_its_example_is_passed_over():
    sheet = load_workbook(io.BytesIO(template(posts=["科室承办人"]))).worksheets[0]
    assert tuple(cell.value for cell in sheet[1]) == HEADINGS
    sheet.append(GOOD[0])
    kept = io.BytesIO()
    sheet.parent.save(kept)
    assert read(kept.getvalue(), "名单.xlsx") == [Line(3, *GOOD[0])]


def test_everybody_is_entered_with_posts_and_a_password_that_works_once(made):
    entered = enter_roster(lines(*GOOD, ("周两岗", "zhouliang", "柳溪镇", "审核人、督查员", "")), organ=made.organ,
                           by=made["administrator"], at=AT)  # fmt: skip
    told = [(one.person.username, one.person.unit.code, one.posts) for one in entered]
    assert told == [
        ("wangxiaoming", "liuxi-sfs", ("司法所科室承办人",)),
        ("lixiaohong", "liuxi", ()),
        ("zhouliang", "liuxi", ("柳溪镇审核人", "柳溪镇督查员")),
    ]
    person = Person.rows.get(username="wangxiaoming")
    assert (person.check_password(entered[0].password), person.password_is_temporary) == (True, True)
    assert len({one.password for one in entered}) == 3


def test_every_mistake_names_its_row_its_column_and_what_to_do(made):
    bad = lines(
        GOOD[0],
        ("", "meiyouming", "司法所", "", ""),
        ("张三", "Zhang San", "司法所", "", ""),
        ("李四", "clerk", "司法所", "", ""),
        ("王五", "wangwu", "没有这个所", "", ""),
        ("赵六", "zhaoliu", "司法所", "所长", ""),
        ("钱七", "qianqi", "司法所", "科室承办人", "下个月"),
        ("孙八", "sunba", "司法所", "科室承办人", "2026-03-01"),
        ("周九", "zhoujiu", "柳溪镇", "管理员、审核人", ""),
        ("吴十", "wushi", "司法所", "", ""),
        ("吴十", "wushi", "司法所", "", ""),
    )
    before = everything()
    found = [
        (one.row, one.column, one.what) for one in check_roster(bad, organ=made.organ, by=made["administrator"], at=AT)
    ]
    conflict = "管理员不审核、不签发：已任柳溪镇管理员的，不能再任审核人。请改由另一个人担任，或者先结束原来的岗位。"
    twice = "名单里“wushi”不止一行，每人一行，账号不能重复。"
    assert found == [
        (3, "姓名", "请填写姓名。"),
        (4, "账号", "账号由小写字母、数字和连字符组成，以字母开头，2 至 39 个字符，请修改。"),
        (5, "账号", "账号“clerk”已被使用，请换一个。"),
        (6, "单位", "本机关没有单位叫“没有这个所”，请照“单位”页上的全称或者简称填写。"),
        (7, "岗位", "没有“所长”这个岗位，请照样表的“怎样填”填写。"),
        (8, "起始日期", "“下个月”不是日期，请按 2026-12-01 的样子填写。"),
        (9, "起始日期", "起始日期不能早于今天，岗位不能补到过去。"),
        (10, "岗位", conflict),
        (11, "账号", twice),
        (12, "账号", twice),
    ]
    assert everything() == before


def test_a_csv_tells_its_rows_as_a_workbook_does(made):
    rows = [HEADINGS, GOOD[0], ("", "", "", "", ""), ("李四", "clerk", "司法所", "", "")]
    text = "\r\n".join(",".join(row) for row in rows)
    bad = read(f"{text}\r\n\r\n".encode("utf-8-sig"), "名单.csv")
    assert [(line.row, line.name) for line in bad] == [(2, "王小明"), (4, "李四")]
    with refused("第 4 行“账号”：账号“clerk”已被使用，请换一个。"):
        enter_roster(bad, organ=made.organ, by=made["administrator"], at=AT)
    assert ".csv" in signed_in(made, "administrator").get("/desk/roster/").content.decode()


def test_a_wrong_unit_hides_none_of_the_other_mistakes_of_its_row(made):
    bad = lines(("", "clerk", "没有这个所", "所长、管理员、审核人", "2026-03-01"))
    with refused(
        "第 2 行“单位”：本机关没有单位叫“没有这个所”，请照“单位”页上的全称或者简称填写。",
        "第 2 行“岗位”：没有“所长”这个岗位，请照样表的“怎样填”填写。",
        "第 2 行“账号”：账号“clerk”已被使用，请换一个。",
        "第 2 行“姓名”：请填写姓名。",
    ):
        enter_roster(bad, organ=made.organ, by=made["administrator"], at=AT)
    bad = lines(("李四", "lisi", "没有这个所", "审核人", "2026-03-01"))
    with refused(
        "第 2 行“单位”：本机关没有单位叫“没有这个所”，请照“单位”页上的全称或者简称填写。",
        "第 2 行“起始日期”：起始日期不能早于今天，岗位不能补到过去。",
    ):
        enter_roster(bad, organ=made.organ, by=made["administrator"], at=AT)


def test_one_mistake_and_nobody_is_entered(made):
    bad = lines(*GOOD, ("李四", "clerk", "司法所", "", ""))
    with refused("第 4 行“账号”：账号“clerk”已被使用，请换一个。"):
        enter_roster(bad, organ=made.organ, by=made["administrator"], at=AT)


def test_a_table_with_other_headings_is_refused(made):
    client = signed_in(made, "administrator")
    answer = sent(made, client, book(("王小明", "x"), headings=("姓名", "电话")))
    assert errors(answer) == ["填好的名单：第一行缺少标题：账号、单位、岗位、起始日期；请用样表填写。"]
    twice = sent(made, client, book(("王小明", "x", "", "", "", "y"), headings=(*HEADINGS, "账号")))
    assert errors(twice) == ["填好的名单：第一行的标题写了不止一次：账号；每个标题只留一列。"]
    assert errors(sent(made, client, book())) == ["填好的名单：名单里没有人，请在标题下面每人填一行。"]


def test_a_marked_table_is_refused_and_only_that_is_noted(made):
    client = signed_in(made, "administrator")
    before = everything()
    answer = sent(made, client, book(*GOOD), name="机密★人员名单.xlsx")
    assert answer.status_code == 422
    after = everything()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"audit.Entry", "audit.Head"}


def test_it_is_looked_at_confirmed_and_the_passwords_stand_on_one_page_only(made):
    client = signed_in(made, "administrator")
    later = (clock.today() + timedelta(days=1)).isoformat()
    before = everything()["organs.Person"]
    shown = sent(made, client, book(("王小明", "wangxiaoming", "司法所", "科室承办人", later)))
    assert "读到 1 人，登记到柳溪镇人民政府" in words(shown)
    assert everything()["organs.Person"] == before
    done = client.post("/desk/roster/confirm/", {"signed": shown.context["signed"]})
    [password] = re.findall(r"[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}", done.content.decode())
    assert "no-store" in done["Cache-Control"]
    signed = Client().post("/desk/sign-in/", {"username": "wangxiaoming", "password": password})
    assert (signed.status_code, signed.url) == (302, "/desk/")
    again = client.post("/desk/roster/confirm/", {"signed": shown.context["signed"]})
    assert (again.status_code, [one.column for one in again.context["mistakes"]]) == (422, ["账号"])


def test_what_was_looked_at_cannot_be_changed_before_it_is_confirmed(made):
    client = signed_in(made, "administrator")
    before = everything()
    answer = client.post("/desk/roster/confirm/", {"signed": "W10:x:y"})
    assert (answer.status_code, everything() == before) == (422, True)
    assert "请重新上传名单" in words(answer)
