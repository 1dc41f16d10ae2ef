"""离线安装包：made once, installed where no network can be reached, and started from there."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """The bundle as it lies on a disk, unpacked."""
    out = tmp_path_factory.mktemp("bundle")
    subprocess.run([sys.executable, "scripts/bundle.py", "--out", str(out)], cwd=ROOT, check=True, capture_output=True)
    (packed,) = out.iterdir()
    assert re.fullmatch(r"mingtang-[0-9.]+-cp3\d+-\w+\.tar\.gz", packed.name)
    with tarfile.open(packed) as tar:
        tar.extractall(out, filter="data")
    packed.unlink()
    return out / packed.name.removesuffix(".tar.gz")


def alone():
    """Before a command: what keeps it from any network, as far as this account may."""
    apart = ["unshare", "--net"]
    can = shutil.which(apart[0]) and subprocess.run([*apart, "true"], check=False, capture_output=True).returncode == 0
    return apart if can else []


def install(bundle, target, *, before=""):
    """Run the installation with nothing of this environment but the programs and an index that nobody answers."""
    env = {
        "PATH": f"{before}{os.environ['PATH']}",
        "PIP_INDEX_URL": NOWHERE,
        "HTTP_PROXY": NOWHERE,
        "HTTPS_PROXY": NOWHERE,
    }
    command = [*alone(), "sh", str(bundle / "install.sh"), str(target)]
    return subprocess.run(command, env=env, check=False, capture_output=True, text=True)


def test_the_bundle_holds_every_file_of_the_program(bundle):
    (wheel,) = (bundle / "wheels").glob("mingtang-*.whl")
    source = ROOT / "src"
    files = (path for path in (source / "mingtang").rglob("*") if path.is_file() and path.suffix != ".pyc")
    with zipfile.ZipFile(wheel) as opened:
        missing = {path.relative_to(source).as_posix() for path in files} - set(opened.namelist())
    assert missing == set()


def test_it_installs_without_a_network_and_serves(bundle, tmp_path, start):
    target = tmp_path / "installed here"
    done = install(bundle, target)
    assert (done.returncode, done.stderr) == (0, "")
    next_commands = re.findall(r"^  \S+ (.+/bin/mingtang (?:setup|run).*)$", done.stdout, re.MULTILINE)
    assert [words.removeprefix(f"{target}/bin/mingtang ").split()[0] for words in next_commands] == ["setup", "run"]

    env = {"PATH": os.environ["PATH"], "MINGTANG_DATA": str(tmp_path / "data")}
    command = str(target / "bin" / "mingtang")
    told = subprocess.run([command, "--help"], env=env, check=True, capture_output=True, text=True)
    assert told.stdout.startswith("用法：mingtang 命令 [选项]\n")
    serving = start([command, "run", "--port", "0"], env)
    address = re.search(r"http://[0-9.:]+", serving.stdout.readline())[0]
    for page in ("/desk/sign-in/", "/static/ui/base.css"):
        with urllib.request.urlopen(f"{address}{page}", timeout=30) as answer:
            assert answer.status == 200


def test_a_bundle_that_was_changed_installs_nothing(bundle, tmp_path):
    changed = tmp_path / "changed"
    shutil.copytree(bundle, changed)
    with (changed / "bundle.lock").open("a") as lock:
        lock.write("\n")
    done = install(changed, tmp_path / "target")
    told = "安装包不完整，或者被改动过，没有安装。请重新取得安装包。\n"
    assert (done.returncode, done.stderr, (tmp_path / "target").exists()) == (2, told, False)


def test_what_is_in_the_folder_already_stays(bundle, tmp_path):
    (tmp_path / "kept").write_text("x")
    done = install(bundle, tmp_path)
    told = f"“{tmp_path}”里已经有东西了。更新也请装到一个新的文件夹，数据目录仍用原来的。\n"
    assert (done.returncode, done.stderr, (tmp_path / "kept").read_text()) == (2, told, "x")


def test_an_installation_that_fails_is_taken_away(bundle, tmp_path):
    failing = tmp_path / "bin" / "python{}.{}".format(*sys.version_info[:2])
    failing.parent.mkdir()
    failing.write_text(f'#!/bin/sh\n[ "$1" = -c ] || exit 1\nexec {sys.executable} "$@"\n')
    failing.chmod(0o755)
    done = install(bundle, tmp_path / "target", before=f"{failing.parent}{os.pathsep}")
    assert (done.returncode, done.stderr) == (1, "没有装成，已经清理干净。\n")
    assert not (tmp_path / "target").exists()
