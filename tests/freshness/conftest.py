"""更新情况测试的底子：the ready catalogue of the tests of the catalogue, and a room that says what is public."""

from datetime import date

import pytest

from mingtang.catalogue.ports import Standing, Title
from tests.catalogue.conftest import fresh_draft, made, version

__all__ = ["fresh_draft", "made", "placed", "version"]

PUBLIC: dict[str, dict[tuple[str, str], tuple[date, int]]] = {"items": {}, "columns": {}}


class Told:
    """What the tests say is public: unit code and code or slug → the newest day and how many."""

    def by_item(self, units, *, on):
        return self._of("items", units, on=on)

    def by_column(self, units, *, on):
        return self._of("columns", units, on=on)

    def titles(self, unit, code, *, on, most):
        newest = PUBLIC["items"].get((unit.code, code))
        return [Title("一件公开件", "/liuxi/documents/2026-1/", newest[0])][:most] if newest else []

    def _of(self, kind, units, *, on):
        of = {unit.code: unit.pk for unit in units}
        told = {key: value for key, value in PUBLIC[kind].items() if key[0] in of and value[0] <= on}
        return {(of[unit], code): Standing(*value) for (unit, code), value in told.items()}


@pytest.fixture
def placed(settings):
    """Says what is public; nothing until told."""
    ports = {**settings.MINGTANG_PORTS, "catalogue.Placed": [f"{__name__}.Told"]}
    settings.MINGTANG_PORTS = ports
    for told in PUBLIC.values():
        told.clear()

    def tell(code, on, count=1, *, kind="items", unit="liuxi"):
        PUBLIC[kind][unit, code] = (on, count)

    yield tell
    for told in PUBLIC.values():
        told.clear()
