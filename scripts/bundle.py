"""离线安装包：the program and every package it needs, in one file for this Python and platform. Run by `make bundle`.

The packages are those of run.lock, by their hashes; the network is needed here and not where the file is unpacked.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = "{}.{}".format(*sys.version_info[:2])
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input")


def name() -> str:
    """What the file and the folder in it are called."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    return f"mingtang-{version}-cp{PYTHON.replace('.', '')}-{platform}"


def gather(folder: Path) -> None:
    """Everything the bundle holds."""
    wheels = folder / "wheels"
    wheels.mkdir()
    lock = ROOT / "requirements" / "run.lock"
    download = ("download", "--quiet", "--only-binary=:all:", "--no-deps", "--require-hashes")
    subprocess.run([*PIP, *download, "-r", lock, "-d", wheels], check=True)
    ours = _built(wheels)
    _, version, *_ = ours.name.split("-")
    line = f"mingtang=={version} --hash=sha256:{_digest(ours)}\n"
    (folder / "bundle.lock").write_text(lock.read_text(encoding="utf-8") + line, encoding="utf-8")
    script = (ROOT / "scripts" / "install.sh").read_text(encoding="utf-8")
    script = script.replace("@python@", PYTHON).replace("@platform@", sysconfig.get_platform())
    (folder / "install.sh").write_text(script, encoding="utf-8")
    (folder / "install.sh").chmod(0o755)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums = "".join(f"{_digest(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")


def _built(wheels: Path) -> Path:
    """Our own wheel, built from a copy, so that nothing is left in the source."""
    with tempfile.TemporaryDirectory(prefix="mingtang-build-") as copy:
        for kept in ("pyproject.toml", "README.md", "requirements/run.in"):
            target = Path(copy, kept)
            target.parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / kept, target)
        shutil.copytree(ROOT / "src", Path(copy, "src"), ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        build = ("wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w")
        subprocess.run([*PIP, *build, wheels, copy], check=True)
    (ours,) = wheels.glob("mingtang-*.whl")
    return ours


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main() -> int:
    """Write the bundle; a name without an end is one that is not whole."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    target = out / f"{name()}.tar.gz"
    part = target.with_name(f"{target.name}.part")
    with tempfile.TemporaryDirectory(prefix="mingtang-bundle-") as folder:
        inside = Path(folder, name())
        inside.mkdir()
        gather(inside)
        with tarfile.open(part, "w:gz", compresslevel=1) as tar:
            tar.add(inside, arcname=inside.name)
    os.replace(part, target)
    print(f"离线安装包：{target}（{target.stat().st_size / 1_000_000:.0f} MB）。解开以后运行：sh install.sh 文件夹")
    return 0


if __name__ == "__main__":
    sys.exit(main())
