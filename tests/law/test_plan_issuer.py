"""印发单位：a plan of another organ is known by its issuer; a generic word accuses nobody."""

import pytest

from mingtang.law.plan_issuer import names_another

QILI = ("七里镇人民政府", "七里镇")


@pytest.mark.parametrize("issuer", ["石桥镇人民政府", "石桥镇", "石桥镇人民政府办公室", "云泽县人民政府"])
def test_another_organ_is_named(issuer):
    assert names_another(issuer, f"{issuer}2026年政务公开工作要点", QILI) is True


@pytest.mark.parametrize(
    "issuer",
    [
        "七里镇人民政府",
        "七里镇",
        "云泽县七里镇人民政府",
        "中共七里镇委员会",
        "七里镇政务公开工作领导小组办公室",
        "",
        "本机关",
        "镇人民政府",
        "某某镇人民政府",
        "××镇政务公开领导小组",
    ],
)
def test_the_organ_itself_and_generic_words_are_no_other(issuer):
    assert names_another(issuer, "2026年政务公开工作要点", QILI) is False


def test_a_title_that_names_the_organ_is_enough():
    assert names_another("云泽县政务服务局", "七里镇2026年政务公开工作要点", QILI) is False
