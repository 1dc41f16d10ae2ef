"""界面测试的场地：每个组件都摆出来的几页，和给浏览器用的服务。"""

import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application

from tests.ui import kitchen


@pytest.fixture
def site(settings):
    """The pages of the kitchen in place of the project's own."""
    templates = Path(__file__).parent / "templates"
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [templates]}]
    settings.ROOT_URLCONF = "tests.ui.urls"
    settings.FORM_RENDERER = "mingtang.ui.renderer.FormRenderer"
    settings.MINGTANG_DESK_NAV = kitchen.NAV
    settings.MINGTANG_SITE = {}
    settings.STATIC_ROOT = None
    settings.DEMO = True
    return settings


class Quiet(WSGIRequestHandler):
    """Writes no log."""

    def log_message(self, format, *args):
        pass


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture
def served(site):
    """The address of the kitchen for a browser. No database stands behind it."""
    with make_server("127.0.0.1", 0, get_wsgi_application(), Server, Quiet) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
