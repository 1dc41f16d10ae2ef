"""岗位 × 地址：the attachment of a piece of evidence, before and after the public may see it."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mingtang.files.actions import grant_release, store
from tests import builders
from tests.contents import material
from tests.roles import OF_THE_ORGAN, ROLES, got, others, outcome, outcomes, peopled, signed_in, strangers

AT = builders.moment("2026-03-02")


@pytest.fixture
def made(db):
    """The town with a photograph as evidence of 1.3.2, which a village of the east district carries out."""
    town = peopled()
    upload = SimpleUploadedFile("现场.jpg", material.photograph((1200, 800)))
    town.kept = store(upload, unit=town.organ, by=town["clerk"], at=AT)
    row = builders.commitment(builders.plan_of(town), "1.3.2")
    builders.evidence(row, by=town["clerk"], kind="file", url="", attachment=town.kept)
    return town


def test_an_attachment_is_for_those_who_see_its_commitment(made):
    shown = OF_THE_ORGAN | {"district-officer", "village-officer"}
    for name in ("file", "look", "medium", "small"):
        expected = outcomes(shown=shown, absent=others(*shown), sign_in=strangers())
        assert got(made, reverse(f"files:{name}", args=[made.kept.key])) == expected


def test_nobody_guesses_an_attachment(made):
    assert got(made, reverse("files:file", args=[uuid4()])) == outcomes(absent=others(), sign_in=strangers())


def test_the_public_has_an_attachment_only_after_its_release(made):
    addresses = [
        reverse("files_public:file", args=[made.kept.key, made.kept.name]),
        reverse("files_public:medium", args=[made.kept.key]),
        reverse("files_public:small", args=[made.kept.key]),
    ]
    for expected in ({404}, {200}):
        for address in addresses:
            assert {outcome(signed_in(made, role).get(address)) for role in ROLES if role != "gone"} == expected
        grant_release([made.kept.key], of=made.organ, by=made["leader"], at=AT)
