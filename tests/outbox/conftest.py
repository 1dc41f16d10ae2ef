"""真正的邮件服务器：aiosmtpd on a free port, with answers that a test may script."""

import asyncio
import socket
from email import message_from_bytes
from email.policy import default

import pytest
from aiosmtpd.controller import Controller

from mingtang.outbox.models import Preference
from mingtang.outbox.post import Server, Smtp

OK = "250 收下"
QUIET_NEVER = {"quiet_since": 0, "quiet_until": 0, "quiet_days_off": False}


class Box:
    """收件箱：what arrived, and what to answer next: to the recipient, to the text, and how slowly."""

    def __init__(self):
        self.letters, self.to_recipient, self.to_text, self.delay, self.on_text = [], [], [], 0, None

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = self.to_recipient.pop(0) if self.to_recipient else OK
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.delay)
        answer = self.to_text.pop(0) if self.to_text else OK
        if answer.startswith("2"):
            letter = message_from_bytes(envelope.content, policy=default)
            self.letters.append((envelope.rcpt_tos[0], letter))
            if self.on_text:
                self.on_text(letter)
        return answer


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def box(settings):
    """A server that takes everything unless told otherwise; the settings point at it."""
    box = Box()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    set_up(settings, controller.port)
    yield box
    controller.stop()


def set_up(settings, port):
    settings.MINGTANG_SMTP = Server("127.0.0.1", port, timeout=0.4)
    settings.MINGTANG_MAIL_FROM = "明堂 <notice@liuxi.example>"
    settings.MINGTANG_SITE_URL = "https://open.liuxi.example/"


@pytest.fixture
def no_server(settings):
    """The settings name a server, and nobody listens there."""
    set_up(settings, free_port())


def office(settings):
    return Smtp(settings.MINGTANG_SMTP)


def reachable(person, at, **told):
    """The person's address, verified; by default never quiet, and every kind at once."""
    values = {"address": f"{person.username}@mail.example", "verified_at": at, **QUIET_NEVER}
    values["at_once"] = ["due", "judge", "result", "review", "returned", "assigned"]
    return Preference.rows.update_or_create(person=person, defaults=values | told)[0]
