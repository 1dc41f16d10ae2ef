"""审签单测试的底子：documents of three stages."""

from tests.editorial.conftest import made
from tests.reviewing.conftest import kind

__all__ = ["kind", "made"]
