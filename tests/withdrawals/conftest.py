"""撤回测试的底子：the kinds and the county of the editorial tests."""

from tests.editorial.conftest import kind, made

__all__ = ["kind", "made"]
