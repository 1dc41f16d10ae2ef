"""异议测试的底子：the list of 柳溪镇, as the tests of the lists have it."""

from tests.payees.conftest import made, over, shown, subsidy

__all__ = ["made", "over", "shown", "subsidy"]
