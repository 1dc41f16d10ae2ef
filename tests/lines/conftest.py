"""口径测试的底子：as for the crises."""

from tests.crises.conftest import crisis, files_dir, made

__all__ = ["crisis", "files_dir", "made"]
