"""时间线测试的底子：the key work of the dossiers' tests."""

from tests.dossiers.conftest import dossier, made

__all__ = ["dossier", "made"]
