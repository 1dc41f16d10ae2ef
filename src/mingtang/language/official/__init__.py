"""公文：what an official document says about itself, read from its own text."""

from mingtang.language.official.reading import Official, read_official
from mingtang.language.official.values import Found, Openness, Repealed

__all__ = ["Found", "Official", "Openness", "Repealed", "read_official"]
