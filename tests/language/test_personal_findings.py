"""个人号码的每一处：kind, weight and shape of each number, and what is left alone. All numbers here are made up."""

import pytest

from mingtang.language.personal import findings, readable, reasons_against_personal_data, telephones

RESIDENT = "11010519491231002X"  # 标准 GB 11643—1999 里的示例号码
WRONG_RESIDENT = "110105194912310021"
CARD = "6222020200112230001"


def told(text):
    return [(it.kind.value, it.severity.value, it.masked) for it in findings(text)]


PHONE = [("phone", "block", "138****8000")]
BOTH = [*PHONE, ("phone", "block", "139****9000")]
WHOLE = [("resident_id", "block", "110***********002X")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("13800138000", PHONE),
        ("138-0013-8000", PHONE),
        ("138 0013 8000", PHONE),
        ("138.0013.8000", PHONE),
        ("1380013 8000", PHONE),
        ("1-3-8-0-0-1-3-8-0-0-0", PHONE),
        ("１３８００１３８０００", PHONE),
        ("138\u200b0013\u200d8000", PHONE),
        ("一三八零零一三八〇〇〇", PHONE),
        ("٠١٣٨٠٠١٣٨٠٠٠", PHONE),
        ("+86 138 0013 8000", PHONE),
        ("(86)13800138000", PHONE),
        ("1380013\r\n8000", PHONE),
        ("①13800138000", PHONE),
        ("8613800138000", PHONE),
        ("0086-13800138000", PHONE),
        ("Tel13800138000", PHONE),
        ("13800138000/13900139000", BOTH),
        ("138 0013 8000 139 0013 9000", BOTH),
        (RESIDENT, WHOLE),
        (RESIDENT.lower(), WHOLE),
        ("110105 1949 1231 002X", WHOLE),
        ("110105-19491231-002 X", WHOLE),
        ("11010519491231002Х", WHOLE),
    ],
)
def test_a_number_is_found_and_only_its_shape_is_told(text, wanted):
    assert told(f"联系人：{text}。") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (WRONG_RESIDENT, [("resident_id", "warn", "110***********0021")]),
        ("身份证 110105491231002", [("resident_id", "warn", "110********1002")]),
        (f"卡号{CARD}", [("bank_card", "warn", "***************0001")]),
    ],
)
def test_a_number_with_a_wrong_check_digit_is_for_a_person_to_look_at(text, wanted):
    assert told(text) == wanted
    assert reasons_against_personal_data(text) == []


@pytest.mark.parametrize(
    "text",
    [
        CARD,
        "项目编号110105491231002",
        "15 20 30 40 50 6",
        "12\n138\n0013\n8000\n15",
        "订单AB13800138000",
        "20260312101530123",
        "91110108MA01B2C3D4",
        "110105199913310021",
        "990105194912310021",
        "2026-11-28 09:30:00",
        "咨询电话：0539-8123456",
        "123713020043456789",
    ],
)
def test_what_is_no_number_of_a_person_is_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"学籍号G{RESIDENT}", [("resident_id", "block")]),
        (f"{RESIDENT[:-1]}Xa", [("resident_id", "block")]),
        (f"学籍号G{WRONG_RESIDENT}", [("resident_id", "warn")]),
        ("G1101O51949l231OO2X", [("resident_id", "block")]),
        ("微信wjg13800138000", [("phone", "block")]),
        ("微信wjg138O0138000", [("phone", "block")]),
        ("wjg13800138000@example.com", [("phone", "block")]),
        ("13800138000A", [("phone", "block")]),
        ("ABC6222020200112230004", [("bank_card", "block")]),
        ("合同编号HT6222020200112230004", [("bank_card", "block")]),
        ("家庭电话Tel0533-7812345", [("landline", "warn")]),
    ],
)
def test_a_letter_that_touches_a_number_hides_it_from_nobody(text, wanted):
    assert [(kind, weight) for kind, weight, _ in told(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"合同编号HT{WRONG_RESIDENT}",
        "A110105491231002",
        "d41d8cd98f00b204e980099813812345678e",
        "N2370302MF13812345",
        "13800138000kWh",
        "CNY13800138000",
        "https://www.example.gov.cn/b13800138000.html",
        "https://www.example.gov.cn/art_155_67149463.html",
        "IMG13800138000.jpg",
    ],
)
def test_figures_within_a_code_an_address_or_an_amount_are_nobodys(text):
    assert told(text) == []


def test_a_credit_code_of_digits_alone_is_no_card():
    assert told("统一社会信用代码 510000000000000057") == told("代码 530000000000000253") == []


def test_one_number_is_one_finding_and_all_come_in_order():
    text = f"张三，{RESIDENT}，13800138000；李四，{WRONG_RESIDENT}，139 0013 9000"
    found = findings(text)
    plain = readable(text)
    assert [plain[it.begin : it.end] for it in found] == [RESIDENT, "13800138000", WRONG_RESIDENT, "139 0013 9000"]
    assert all(it.masked != plain[it.begin : it.end] and it.advice.endswith("。") for it in found)


def test_a_long_table_is_looked_through_in_one_go():
    text = f"张三\t{RESIDENT}\t13800138000\t1200.50\n" * 5000
    assert len(findings(text)) == 10_000


def kinds(text, **told):
    return [it.kind.value for it in findings(text, **told)]


def test_a_telephone_of_an_office_in_the_list_is_nobodys():
    offices = telephones(["便民服务中心 0533-7812345", "值班手机：138 0013 8000"])
    assert offices == {"05337812345", "13800138000"}
    text = "联系电话：0533-7812345，电话：7812345，13800138000，0533-7812346"
    assert kinds(text) == ["landline", "landline", "phone", "landline"]
    assert told_of(text, offices) == ["0533-*****46"]


def told_of(text, offices):
    return [it.masked for it in findings(text, allowed=offices)]


@pytest.mark.parametrize(
    ("row", "heads", "wanted"),
    [
        ("王建国\t110105491231002", ("姓名", "身份证号"), ["resident_id"]),
        ("甲公司\t110105491231002", ("名称", "注册号"), []),
        (f"王建国\t{CARD}", ("姓名", "一卡通账号"), ["bank_card"]),
        ("王建国\t1949-12-31", ("姓名", "出生日期"), ["birth_date"]),
        ("王建国\t1949-12-31", ("姓名", "登记日期"), []),
        ("王建国\t7812345", ("姓名", "联系电话"), ["landline"]),
        ("王建国\t7812345", ("姓名", "补贴金额"), []),
        ("王建国\tP12345678", ("姓名", "护照号"), ["passport"]),
    ],
)
def test_what_a_column_is_called_says_what_stands_in_it(row, heads, wanted):
    assert kinds(row, heads=heads) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "副镇长王建国走访慰问低保户",
        "王某某，患尿毒症",
        "全镇低保户12户，孤儿3人",
        "王建国同志任命为主任。提高特困供养标准",
        "2026年3月12日生效",
        "办公地址：云泽县七里镇人民路88号",
        "205国道12号桥",
        "桃园村12户",
    ],
)
def test_what_is_told_of_nobody_is_left_alone(text):
    assert told(text) == []


def test_where_an_address_begins_and_what_stays_of_it():
    plain = "村民王建国，现住云泽县七里镇桃园村12号，已登记"
    found = findings(plain)
    assert [(plain[it.begin : it.end], it.masked) for it in found] == [("云泽县七里镇桃园村12号", "云泽县七里镇******")]


def test_a_long_list_of_names_and_facts_is_read_in_one_go():
    text = "".join(f"王建国\t农村低保\t{number}元\n" for number in range(20_000))
    assert len(findings(text)) == 20_000
