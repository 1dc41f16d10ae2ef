"""生成遮盖副本：what is kept, who sees it, and that nothing of what was covered is left anywhere."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from mingtang.audit.models import Entry
from mingtang.files import queries as files
from mingtang.files import storage
from mingtang.files.actions import sweep
from mingtang.files.models import Attachment
from mingtang.language.personal import Kind
from mingtang.law.rules import RuleBroken
from mingtang.redaction.actions import NOT_SEEN, PICTURE, masked_copy
from mingtang.redaction.models import MaskedCopy
from tests.contents import material
from tests.files.conftest import on_disk
from tests.redaction.conftest import AT, NAME, PHONE, RESIDENT, SEES
from tests.roles import ROLES, everything

EVERY = list(Kind)


def copied(listed, by, *, words=(NAME,), kinds=EVERY):
    return masked_copy(listed, words=words, kinds=kinds, by=by, at=AT)


def test_a_copy_is_a_new_private_file_that_names_its_original(made, listed):
    copy = copied(listed, made["officer"])
    row = MaskedCopy.rows.get()
    assert (row.original, row.copy, row.by, row.at) == (listed, copy, made["officer"], AT)
    assert (row.counts, row.removed) == ({"phone": 1, "word": 1}, ["隐藏的工作表里的内容"])
    assert row.told == [("手机号", 1), ("写明的词", 1)]
    assert (copy.name, copy.unit) == ("■■■■名单（遮盖副本）.xlsx", made.organ)
    assert files.is_public(copy, at=AT) is False
    texts = [part.text for part in files.text_of(copy)]
    assert "■■■■电话138****8000" in texts
    assert not any(value in text for text in texts for value in (NAME, PHONE, RESIDENT))
    assert files.personal_reasons(copy) == []


def test_whoever_sees_the_original_sees_the_copy_and_nobody_else(made, listed):
    copy = copied(listed, made["officer"])
    seen = {role for role in ROLES if role in made.people and files.may_see(made[role], copy, at=AT)}
    assert seen == set(SEES)
    assert files.uses(copy, viewer=made["clerk"], at=AT) == [
        (f"由“{NAME}名单.xlsx”生成的遮盖副本", f"/desk/redaction/{copy.key}/copy/")
    ]
    assert files.uses(copy, viewer=made["leader"], at=AT) == []


def test_a_copy_of_a_copy_is_seen_by_the_same(made, listed):
    second = masked_copy(copied(listed, made["officer"]), words=["电话"], kinds=[], by=made["clerk"], at=AT)
    assert "■■■■■■138****8000" in [part.text for part in files.text_of(second)]
    assert files.may_see(made["reviewer"], second, at=AT) is True
    assert files.may_see(made["leader"], second, at=AT) is False


def test_the_words_are_kept_nowhere(made, listed, settings):
    word = "桃园里七号"
    listed_rows = everything()
    copied(listed, made["officer"], words=[word])
    assert word not in str(everything())
    assert word not in str(listed_rows)
    assert not any(word.encode() in path.read_bytes() for path in on_disk(settings.FILES_DIR))
    entry = Entry.rows.get(verb="redaction.copy.make")
    assert word not in entry.facts
    assert MaskedCopy.rows.get().words_digest in entry.facts


def test_the_digest_tells_the_same_words_from_others_and_is_not_theirs_alone(made, listed, keep):
    other = keep(material.docx(NAME), "另一份.docx")
    for words in ([NAME, "电话"], ["电话", NAME], ["电话"], []):
        copied(listed, made["officer"], words=words)
    copied(other, made["officer"], words=["电话"])
    first, again, fewer, none, elsewhere = MaskedCopy.rows.order_by("pk").values_list("words_digest", flat=True)
    assert (first == again, first == fewer, fewer == elsewhere, none) == (True, False, False, "")


def refused(attachment, settings, by, **more):
    before, lying = everything(), on_disk(settings.FILES_DIR)
    with pytest.raises(RuleBroken) as broken:
        masked_copy(attachment, **{"words": [NAME], "kinds": EVERY, **more}, by=by, at=AT)
    assert (everything(), on_disk(settings.FILES_DIR)) == (before, lying)
    return broken.value.reasons


def test_what_is_refused_changes_nothing(made, listed, keep, settings):
    assert refused(listed, settings, made["leader"]) == (NOT_SEEN,)
    assert refused(listed, settings, made["neighbour-clerk"]) == (NOT_SEEN,)
    assert refused(listed, settings, made["clerk"], words=["王"], kinds=[]) == (
        "要遮盖的词至少要有 2 个字，请把太短的词写完整。",
    )
    assert refused(listed, settings, made["clerk"], words=["  "], kinds=[]) == (
        "没有说要遮盖什么，请选择个人信息的种类，或者写出要遮盖的词。",
    )
    assert refused(keep(material.png(), "图.png"), settings, made["clerk"]) == (PICTURE,)
    storage.remove(listed.stored)
    assert refused(listed, settings, made["clerk"]) == (NOT_SEEN,)


def test_what_the_engine_refuses_is_refused_with_its_sentence(made, keep, settings):
    data = material.with_parts(material.xlsx("甲"), **{"xl/slicers/slicer1.xml": "<slicers/>"})
    assert refused(keep(data, "表.xlsx"), settings, made["clerk"]) == (
        "这个表格里有切片器、日程表或者数据模型，背后的数据没法遮盖，请删去它们或者另存为普通表格再生成副本。",
    )


def test_neither_the_original_nor_the_copy_is_swept_away(made, listed):
    copy = copied(listed, made["officer"])
    assert sweep(at=AT + timedelta(days=3)) == 0
    assert storage.path_of(copy.stored).is_file()


def test_the_record_of_a_copy_never_changes(made, listed):
    copied(listed, made["officer"])
    for statement in (
        "UPDATE redaction_maskedcopy SET words_digest = ''",
        "DELETE FROM redaction_maskedcopy",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert MaskedCopy.rows.count() == 1
    assert Attachment.rows.count() == 2
