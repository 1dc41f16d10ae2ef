"""WSGI 入口：由 gunicorn 的工作进程载入。"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingtang.config.settings")
application = get_wsgi_application()
