"""页面：who reads it, what it says, and what it says is wrong."""

import re
from html import unescape
from typing import Any

from django.test import Client

from tests.builders import Town


def signed_in(town: Town, username: str) -> Client:
    """A client of the person with this account."""
    client = Client()
    client.force_login(town[username])
    return client


def words(response: Any) -> str:
    """What the page itself says, tags and white space aside, and without the help that it quotes from the manual."""
    text = re.sub(r"<(script|style).*?</\1>", "", response.content.decode(), flags=re.DOTALL)
    text = re.sub(r'<details class="help">.*?</details>', "", text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def errors(response: Any) -> list[str]:
    """The sentences of the list of errors, in order."""
    found = re.search(r'<div class="form-errors".*?</div>', response.content.decode(), re.DOTALL)
    return re.findall(r"<li>(?:<a[^>]*>)?(.*?)(?:</a>)?</li>", unescape(found[0])) if found else []
