"""检查：style, types, floors, and whether every model change has its migration. Run by `make check`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = (
    ("代码规范", [str(BIN / "ruff"), "check", "."]),
    ("代码格式", [str(BIN / "ruff"), "format", "--check", "--quiet", "."]),
    ("类型", [str(BIN / "mypy")]),
    ("楼层", [str(BIN / "lint-imports")]),
    ("迁移", [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"]),
)


def main() -> int:
    """Run every check, even after one has failed, and name those that did."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    env.pop("DATABASE_URL", None)
    failed = []
    for name, command in CHECKS:
        print(f"── {name}", flush=True)
        if subprocess.run(command, cwd=ROOT, env=env, check=False).returncode:
            failed.append(name)
    print(f"没有通过：{'、'.join(failed)}。" if failed else "全部通过。")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
