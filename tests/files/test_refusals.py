"""不收的文件：each refusal says why, and leaves no row, no file and no trace of what was in it."""

import pytest
from django.core.files.base import ContentFile

from mingtang.contents import checks
from mingtang.files.actions import store
from mingtang.law.rules import RuleBroken
from tests.contents import material
from tests.files.conftest import AT, on_disk, refused

ACTS = "这个 PDF 里带有脚本或者启动程序的动作，请用“打印为 PDF”重新导出后再上传。"
DOCX = material.docx()


def test_a_file_over_the_limit_is_refused_without_reading_it_to_its_end(town, officer, files_dir, settings):
    settings.FILES_MAX_BYTES = 1024 * 1024
    read = []

    class Endless(ContentFile):
        def chunks(self, chunk_size=None):
            while True:
                read.append(1)
                yield bytes(512 * 1024)

    with pytest.raises(RuleBroken) as broken:
        store(Endless(b"", name="录像.pdf"), unit=town, by=officer, at=AT)
    assert broken.value.reasons == ("文件超过 1 MB，请压缩或者拆成几个文件再上传。",)
    assert len(read) == 3
    assert on_disk(files_dir) == []


def test_all_reasons_come_at_once(town, officer):
    data = material.pdf("1", more="/OpenAction<</S/JavaScript/JS(app.alert)>>")
    assert refused(data, "总结（秘密）.docx", unit=town, by=officer) == (
        checks.CLASSIFIED,
        "文件名以 .docx 结尾，内容却是PDF 文件，请核对文件，没有选错就把结尾改成 .pdf。",
        ACTS,
    )


def test_someone_without_a_post_there_may_not_upload(town, stranger, files_dir):
    assert refused(DOCX, "方案.docx", unit=town, by=stranger) == (
        "您在七里镇人民政府没有岗位，不能为它上传附件。请联系管理员。",
    )
    assert on_disk(files_dir) == []


def test_a_file_of_nothing_but_blanks_is_looked_through_at_once(keep):
    kept = keep((" " * 5_000_000 + "说明" + "\n" * 5_000_000).encode(), "空白.txt")
    assert kept.size == 10_000_006
