"""新指引测试的底子：the ready catalogue of the tests of the catalogue."""

from tests.catalogue.conftest import fresh_draft, made, version

__all__ = ["fresh_draft", "made", "version"]
