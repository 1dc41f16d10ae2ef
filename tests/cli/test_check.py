"""mingtang check：personal data in files, told with places and without numbers. All numbers here are made up."""

import json
import subprocess
import sys

import pytest

from mingtang.cli.main import main
from tests.contents import material

RESIDENT = "11010519491231002X"  # 标准 GB 11643—1999 里的示例号码
WRONG_RESIDENT = "110105194912310021"


@pytest.fixture
def made(tmp_path):
    """Write these bytes, or this text in this encoding, under this name."""

    def write(name, content, encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return str(path)

    return write


def told(capsys):
    return json.loads(capsys.readouterr().out)["findings"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_json_names_each_number_and_never_shows_it(encoding, made, capsys):
    file = made("名单.txt", f"名单\n户主{RESIDENT}\n电话138 0013 8000", encoding)
    assert main(["check", file, "--json"]) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out) == {
        "findings": [
            {
                "file": file,
                "kind": "resident_id",
                "where": "第 2 行",
                "masked": "110***********002X",
                "severity": "block",
                "advice": "删去身份证号；确需区分同名的人，只写姓名和所在村，或者只留后四位。",
            },
            {
                "file": file,
                "kind": "phone",
                "where": "第 3 行",
                "masked": "138****8000",
                "severity": "block",
                "advice": "删去手机号；要留联系方式的，写单位的办公电话。",
            },
        ],
        "unread": [],
    }
    assert shown.err == ""


def test_what_only_warns_and_what_is_clean_is_exit_0(made, capsys):
    assert main(["check", made("a.txt", f"号码{WRONG_RESIDENT}"), "--json"]) == 0
    assert [(it["kind"], it["severity"]) for it in told(capsys)] == [("resident_id", "warn")]
    assert main(["check", made("b.txt", "镇政府办公电话 0539-8123456"), "--json"]) == 0
    assert told(capsys) == []


def test_every_kind_of_file_is_looked_through(made, capsys):
    number = "电话13800138000"
    files = {
        made("a.docx", material.docx(header=number)): "页眉",
        made("a.xlsx", material.xlsx(hidden=number)): "隐藏的工作表“备查”第 1 行（A1）",
        made("a.pdf", material.pdf(number)): "第 1 页",
        made("a.csv", f"姓名,{number}"): "第 1 行",
        made("a.html", f"<html><body>\n<p>{number}</p></body></html>"): "第 2 行",
        made("a.md", f"# {number}"): "第 1 行",
    }
    assert main(["check", *files, "--json"]) == 1
    assert {it["file"]: it["where"] for it in told(capsys)} == files


def test_people_get_one_line_for_each_place(made, capsys):
    file = made("a.txt", f"{WRONG_RESIDENT}\n13800138000")
    assert main(["check", file]) == 1
    assert capsys.readouterr().out.split("\n") == [
        "检查了 1 个文件：不能公开的 1 处，请核对的 1 处。",
        f"请核对  {file}  第 1 行：身份证号 110***********0021。"
        "像身份证号，校验位不对：多半是写错了的身份证号，请核对；是身份证号就删去。",
        f"不能公开  {file}  第 2 行：手机号 138****8000。删去手机号；要留联系方式的，写单位的办公电话。",
        "",
    ]


def test_a_long_list_is_cut_for_people_and_whole_in_json(made, capsys):
    file = made("a.txt", "13800138000\n" * 203)
    assert main(["check", file]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert (len(lines), lines[-1]) == (202, "还有 3 处没有列出，全部请看：加上 --json")
    main(["check", file, "--json"])
    assert len(told(capsys)) == 203


def test_a_file_that_cannot_be_read_is_exit_2_and_the_rest_is_checked(made, capsys):
    good, bad = made("a.txt", "13800138000"), made("图.png", material.png())
    assert main(["check", bad, good, f"{good}.没有", "--json"]) == 2
    shown = capsys.readouterr()
    reasons = [
        "“图.png”是一张图片，里面没有可读的文字；请提供原始的 Word、PDF 或文本文件。",
        f"没有找到“{good}.没有”，请核对路径和文件名。",
    ]
    assert shown.err.splitlines() == reasons
    answer = json.loads(shown.out)
    assert [it["reason"] for it in answer["unread"]] == reasons
    assert [it["file"] for it in answer["findings"]] == [good]


def test_a_scan_is_said_to_hold_no_words(made, capsys):
    file = made("扫描.pdf", material.pdf(""))
    reason = f"“{file}”里没有读出文字，可能是空的或者扫描件；图片里的字认不出来，请打开来看。"
    assert main(["check", file]) == 0
    assert capsys.readouterr().err == f"{reason}\n"
    assert main(["check", file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"findings": [], "unread": [{"file": file, "reason": reason}]}


def test_help_has_an_example_and_no_file_is_a_wrong_call(capsys):
    assert main(["check", "--help"]) == 0
    assert "mingtang check 名单.xlsx --json" in capsys.readouterr().out
    assert main(["check"]) == 2


def test_checking_waits_for_no_framework(made):
    code = (
        "import sys; from mingtang.cli.main import main; "
        f"main(['check', {made('a.txt', '无')!r}]); "
        "print([name for name in ('django', 'psycopg') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_telephones_of_offices_are_named_in_a_file(made, capsys):
    file, offices = made("a.txt", "联系电话：0533-7812345\n13800138000"), made("公开电话.csv", "中心,0533-7812345")
    assert main(["check", file, "--json", "--allow", offices]) == 1
    assert [it["kind"] for it in told(capsys)] == ["phone"]
    assert main(["check", file, "--allow", f"{offices}.没有"]) == 2
    assert capsys.readouterr().err == f"没有找到“{offices}.没有”，请核对路径和文件名。\n"


def test_wording_is_told_beside_personal_data_and_only_warns(made, capsys):
    words = made("用语.csv", "种类,规范写法,别的写法\n姓名职务,王某甲,镇长\n")
    file = made("a.txt", "依据《政府信息公开条例》第六十条，截止目前，\n副镇长王某甲于2026年2月30日到场。")
    assert main(["check", file, "--json", "--words", words]) == 0
    assert [(it["kind"], it["where"], it["severity"]) for it in told(capsys)] == [
        ("wording.article", "第 1 行", "warn"),
        ("wording.character", "第 1 行", "warn"),
        ("wording.name", "第 2 行", "warn"),
        ("wording.date", "第 2 行", "warn"),
    ]
    bad = made("坏.csv", "种类,规范写法\n什么,王某甲\n")
    assert main(["check", file, "--words", bad]) == 2
    sentence = "第 2 行：第一格写机关名称、姓名职务、固定提法、公开的电话，第二格写 2 到 60 个字的规范写法。"
    assert capsys.readouterr().err == f"用语表“{bad}”{sentence}\n"


def test_what_is_nearly_a_copy_of_an_earlier_file_is_told(made, tmp_path, capsys):
    lines = "".join(
        f"第{name}项由承办科室按照规定的程序办理，及时公布结果，接受监督。\n" for name in "甲乙丙丁戊己庚辛壬"
    )
    earlier = tmp_path / "历年"
    earlier.mkdir()
    (earlier / "去年.txt").write_text(f"2025年\n{lines}", encoding="utf-8")
    (earlier / "别的.txt").write_text("桃园村修路三条，柳树村修桥一座。" * 9, encoding="utf-8")
    file = made("今年.txt", f"2026年\n{lines}")
    assert main(["check", file, "--json", "--against", str(earlier)]) == 0
    assert json.loads(capsys.readouterr().out)["copies"] == [
        {"file": file, "of": str(earlier / "去年.txt"), "share": 1.0}
    ]
    assert main(["check", file, "--against", str(earlier)]) == 0
    assert "与“" in capsys.readouterr().out
    assert main(["check", file, "--against", f"{file}.没有"]) == 2


def test_a_mail_is_checked_with_what_is_attached_and_what_cannot_be_read_is_exit_2(made, capsys):
    head = "From: a@example.cn\nMIME-Version: 1.0\nSubject: s\nContent-Type: text/plain; charset=utf-8\n\n"
    assert main(["check", made("信.eml", f"{head}手机13800138000\n"), "--json"]) == 1
    assert [row["where"] for row in json.loads(capsys.readouterr().out)["findings"]] == ["邮件正文第 1 行"]
