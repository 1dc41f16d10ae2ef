"""测试用的设置：the project's own, in a place that is thrown away."""

import os
import tempfile

os.environ.setdefault("MINGTANG_DATA", tempfile.mkdtemp(prefix="mingtang-test-"))
os.environ.setdefault("MINGTANG_SECRET_KEY", "only-for-tests")
os.environ.pop("MINGTANG_DEMO", None)

from mingtang.config.settings import *  # noqa: F403
from mingtang.config.settings import DATA_DIR, DATABASES, INSTALLED_APPS

INSTALLED_APPS = ["tests.support", *INSTALLED_APPS]
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
STATIC_ROOT = None
# 不在每个测试客户端开头把静态文件全找一遍。
WHITENOISE_AUTOREFRESH = True
# 大多数测试说的是别的事；要第二因素的，自己打开。
MINGTANG_SECOND_FACTOR = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # 一个真正的文件，不是内存里的库：锁、WAL 与触发器都照实际的来。
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
