"""读出的要素：a value, where it stands, and whether a person should look at it."""

from dataclasses import dataclass
from typing import Literal

Openness = Literal["open", "on_request", "closed", ""]


@dataclass(frozen=True, slots=True)
class Found:
    """读出的一项：``doubt`` says in a sentence why a person should look, and is empty where nothing is uncertain."""

    value: str
    where: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Repealed:
    """同时废止的文件：title without 《》 and number as written; the number may be empty."""

    title: str
    number: str
