"""公文办理测试的底子：that of the documents themselves."""

from tests.policies.conftest import made, policy

__all__ = ["made", "policy"]
