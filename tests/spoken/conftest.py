"""当场答复测试的底子：a case that is being handled."""

from tests.caseletters.conftest import AT, DAY, case, handling, made, now

__all__ = ["AT", "DAY", "case", "handling", "made", "now"]
