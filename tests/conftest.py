"""所有测试共有的：which database they run on, and examples that a slow machine does not fail."""

import hypothesis
from django.db import connection

# 机器慢不是错；CI 上每次都用同样的例子，失败能重现。
hypothesis.settings.register_profile("mingtang", deadline=None, derandomize=True)
hypothesis.settings.load_profile("mingtang")


def pytest_report_header() -> str:
    """The first lines of a run name the database."""
    return f"数据库：{connection.vendor}"
