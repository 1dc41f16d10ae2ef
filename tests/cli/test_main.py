"""mingtang：finding the command, helping in Chinese, refusing in one sentence."""

import json
import re
import subprocess
import sys

import pytest

from mingtang.cli import main as cli
from mingtang.cli.arguments import Parser, in_chinese
from mingtang.cli.errors import Refused, sentences_of
from mingtang.law.rules import RuleBroken

COMMANDS = [command.words for command in cli.COMMANDS]
# What argparse would write in its own words.
ENGLISH = re.compile(r"\b(usage|positional|arguments|options|optional|show|help message|exit|default|choose from)\b")


def call(capsys, *words):
    code = cli.main(words)
    out, err = capsys.readouterr()
    return code, out, err


def modules_loaded(*words):
    """What a process of its own has loaded after the command."""
    code = (
        "import sys; from mingtang.cli.main import main; code = main(sys.argv[1:]); "
        "print(code, sorted({name.split('.')[0] for name in sys.modules} & {'django', 'psycopg'}), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    return done.stderr.splitlines()[-1]


def test_without_a_command_it_lists_them_all_and_the_call_is_wrong(capsys):
    code, out, err = call(capsys)
    assert (code, out) == (2, "")
    assert re.findall(r"^  mingtang ((?:[a-z]+ )+)", err, re.MULTILINE) == [f"{' '.join(words)} " for words in COMMANDS]


def test_asked_for_help_it_lists_them_on_the_output(capsys):
    code, out, err = call(capsys, "--help")
    assert (code, err) == (0, "")
    assert out.startswith("用法：mingtang 命令 [选项]\n")


def test_a_group_lists_its_commands(capsys):
    code, out, err = call(capsys, "plan", "--help")
    assert (code, err) == (0, "")
    assert re.findall(r"^  mingtang (plan \w+)", out, re.MULTILINE) == ["plan read", "plan import", "plan status"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("clocc",), "没有“clocc”这个命令。是不是 mingtang clock？全部命令请看：mingtang --help\n"),
        (("plan", "raed"), "没有“plan raed”这个命令。是不是 mingtang plan read？全部命令请看：mingtang --help\n"),
        (("xyz",), "没有“xyz”这个命令。全部命令请看：mingtang --help\n"),
    ],
)
def test_an_unknown_command_is_one_sentence_with_a_guess(capsys, words, sentence):
    assert call(capsys, *words) == (2, "", sentence)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_helps_in_chinese_with_an_example(capsys, words):
    code, out, err = call(capsys, *words, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"用法：mingtang {' '.join(words)} ")
    assert f"mingtang {' '.join(words)}" in out[out.index("例子：") :]
    assert ENGLISH.findall(out.replace("--exit-with-parent", "")) == []


def test_every_command_has_its_own_words_and_module():
    assert len({command.module for command in cli.COMMANDS}) == len(set(COMMANDS)) == len(cli.COMMANDS)


def test_clock_loads_no_framework_where_there_is_no_database(monkeypatch, tmp_path):
    monkeypatch.setenv("MINGTANG_DATA", str(tmp_path / "nothing"))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert modules_loaded("clock", "list") == "0 []"
    assert not (tmp_path / "nothing").exists()


def test_reading_a_plan_loads_no_framework(tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("莲花镇2026年政务公开工作要点\n一、公开\n（一）按时公开。6月底前公开预算。\n")
    assert modules_loaded("plan", "read", str(plan), "--json") == "0 []"


@pytest.mark.parametrize("words", [("due",), ("audit", "verify"), ("audit", "guards")])
def test_without_a_database_a_command_says_what_to_run_and_makes_nothing(capsys, monkeypatch, tmp_path, words):
    folder = tmp_path / "nothing"
    monkeypatch.setenv("MINGTANG_DATA", str(folder))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert call(capsys, *words) == (2, "", f"{folder} 里还没有数据库，请先运行 mingtang run 或 mingtang setup。\n")
    assert not folder.exists()


MESSAGES = [
    (["--number", "x"], "--number 后面的“x”不是整数"),
    (["--number"], "--number 后面要写一个值"),
    (["--kind", "c"], "--kind 不能是“c”，只能是：a、b"),
    (["--many"], "--many 后面至少要写一个值"),
    (["--two", "1"], "--two 后面要写 2 个值"),
    (["--flag=1"], "--flag 后面不能带“1”"),
    (["--left", "--right"], "--right 和 --left 不能同时写"),
    (["--unknown"], "不认识：--unknown"),
    (["--numb", "1"], "不认识：--numb 1"),
]


def a_parser():
    parser = Parser(prog="mingtang try")
    parser.add_argument("--number", type=int)
    parser.add_argument("--kind", choices=["a", "b"])
    parser.add_argument("--many", nargs="+")
    parser.add_argument("--two", nargs=2)
    parser.add_argument("--flag", action="store_true")
    either = parser.add_mutually_exclusive_group()
    either.add_argument("--left", action="store_true")
    either.add_argument("--right", action="store_true")
    return parser


@pytest.mark.parametrize(("argv", "clause"), MESSAGES)
def test_a_wrong_call_is_refused_in_chinese(capsys, argv, clause):
    with pytest.raises(SystemExit) as stopped:
        a_parser().parse_args(argv)
    assert stopped.value.code == 2
    assert capsys.readouterr().err == f"{clause}。写法和例子请看：mingtang try --help\n"


def test_what_is_missing_is_named(capsys):
    parser = Parser(prog="mingtang try")
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--organ", required=True)
    with pytest.raises(SystemExit):
        parser.parse_args([])
    assert capsys.readouterr().err == "还缺少：FILE、--organ。写法和例子请看：mingtang try --help\n"


def test_a_refusal_that_nobody_foresaw_still_speaks_chinese():
    assert in_chinese("something new in a later version") == "命令的写法不对"


@pytest.mark.parametrize(
    ("error", "sentences"),
    [
        (Refused("不能这样做。"), ("不能这样做。",)),
        (RuleBroken(("一。", "二。")), ("一。", "二。")),
        (FileNotFoundError(2, "No such file", "要点.docx"), ("没有找到“要点.docx”，请核对路径和文件名。",)),
        (IsADirectoryError(21, "Is a directory", "文件夹"), ("“文件夹”是文件夹，请写文件的路径。",)),
        (PermissionError(13, "denied", "a"), ("没有权限打开或写入“a”，请换一个位置或调整权限。",)),
        (OSError(28, "No space left", "a"), ("“a”：磁盘已满，请腾出空间后再试。",)),
        (OSError(5, "Input/output error"), ("这个操作没有成功：系统报告第 5 号错误，请联系技术人员。",)),
    ],
)
def test_an_expected_error_is_told_in_chinese(error, sentences):
    assert sentences_of(error) == sentences


def test_json_stands_alone_on_the_output(ready):
    for words in (("due", "--json"), ("audit", "verify", "--json"), ("audit", "guards", "--json")):
        done = ready.call(*words)
        assert (done.returncode, done.stderr) == (0, "")
        assert isinstance(json.loads(done.stdout), dict)


def test_a_reader_who_leaves_early_gets_no_traceback(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    command = f"{sys.executable} -m mingtang.cli.main clock list | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
