"""邮局：hands letters to a mail server and says what it answered. Knows no rows; puts no address into a log."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from typing import Protocol

from mingtang.law.mail import Answer

STARTTLS, TLS = "starttls", "tls"
PERMANENT = 500


@dataclass(frozen=True)
class Letter:
    """一封信：to whom, and the message as it goes."""

    to: str
    message: EmailMessage


@dataclass(frozen=True)
class Server:
    """邮件服务器，as the environment names it."""

    host: str
    port: int
    security: str = ""
    user: str = ""
    password: str = ""
    timeout: float = 15

    def __repr__(self) -> str:
        """Without the password, wherever it may be printed."""
        return f"Server({self.host}:{self.port})"


class PostOffice(Protocol):
    """交信的地方。"""

    def hand_over(self, letter: Letter) -> tuple[Answer, int | None]:
        """The answer, and its code where there was one."""
        ...

    def close(self) -> None:
        """No more letters for now."""
        ...


class Smtp:
    """SMTP：one connection for many letters, made when the first one is handed over."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.line: smtplib.SMTP | None = None

    def hand_over(self, letter: Letter) -> tuple[Answer, int | None]:
        """Never raises for what a server or a network does."""
        try:
            line = self.line = self.line or self._connect()
        except smtplib.SMTPResponseException as refusal:
            # 连接、握手、登录不成，不是这封信的错。
            return Answer.UNREACHABLE, refusal.smtp_code
        except (OSError, smtplib.SMTPException):
            return Answer.UNREACHABLE, None
        try:
            line.send_message(letter.message, to_addrs=[letter.to])
        except smtplib.SMTPRecipientsRefused as refusal:
            return self._refused(max(code for code, _ in refusal.recipients.values()))
        except smtplib.SMTPResponseException as refusal:
            return self._refused(refusal.smtp_code)
        except smtplib.SMTPNotSupportedError:
            return Answer.REFUSED, None
        except (OSError, smtplib.SMTPException):
            self.close()
            return Answer.UNANSWERED, None
        return Answer.ACCEPTED, 250

    def _refused(self, code: int) -> tuple[Answer, int]:
        """421 and the like end the connection; the next letter makes a new one."""
        self.close()
        return (Answer.REFUSED if code >= PERMANENT else Answer.DEFERRED), code

    def _connect(self) -> smtplib.SMTP:
        told = self.server
        if told.security == TLS:
            line: smtplib.SMTP = smtplib.SMTP_SSL(
                told.host, told.port, timeout=told.timeout, context=ssl.create_default_context()
            )
        else:
            line = smtplib.SMTP(told.host, told.port, timeout=told.timeout)
        try:
            if told.security == STARTTLS:
                line.starttls(context=ssl.create_default_context())
            if told.user:
                line.login(told.user, told.password)
        except (OSError, smtplib.SMTPException):
            line.close()
            raise
        return line

    def close(self) -> None:
        """Say goodbye; a server that no longer listens is left alone."""
        if self.line is None:
            return
        try:
            self.line.quit()
        except (OSError, smtplib.SMTPException):
            self.line.close()
        self.line = None
