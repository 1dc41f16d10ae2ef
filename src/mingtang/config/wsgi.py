"""WSGI 入口：由 gunicorn 的工作进程载入。"""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingtang.config.settings")
application = get_wsgi_application()
# 页面在这里就载入：the first reader need not wait for it.
get_resolver().url_patterns  # noqa: B018  reading it loads them
