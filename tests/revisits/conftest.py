"""复查测试的底子：papers that name the day on which they are looked at again."""

from tests.releases.conftest import kind, made

__all__ = ["kind", "made"]
