"""归档：when it is refused, what lies in the package, and that a paper changed afterwards is shown."""

import hashlib
import json

import pytest

from mingtang.applications.models import CasePaper
from mingtang.audit.models import Entry
from mingtang.casefiles.actions.archiving import add, archive, reasons_against_archiving, take_out
from mingtang.casefiles.checking import Finding, checked
from mingtang.casefiles.models import FiledPaper, Package
from mingtang.casefiles.queries.desk import newest, packages_of, papers_of
from mingtang.casefiles.zipping import entries_of
from mingtang.files import storage
from mingtang.files.streaming import zipped
from mingtang.law.foi import ApplicationState
from mingtang.law.proceedings import Result
from tests.applying.conftest import MARKERS
from tests.builders import moment
from tests.casefiles.conftest import ARCHIVED, PARTY, RECEIVED_BY, Letters, archived, ended, fresh, manifest, taken_out
from tests.recourse.conftest import brought, decided, scanned
from tests.refusals import refused, sql, stopped


def test_archiving_waits_for_the_term_in_which_a_review_may_be_asked_for(made, case):
    with refused("申请行政复议的期限到2026年5月19日，还没有过，从第二天起可以归档。"):
        archived(made, case, at=moment("2026-05-19"))
    assert archived(made, case, at=moment("2026-05-20")).version == 1


def test_an_organ_may_set_that_it_does_not_wait_for_the_term(made, case, settings):
    settings.MINGTANG_ARCHIVE_AFTER_REVIEW_TERM = False
    archived(made, case, at=moment("2026-03-21"))
    assert fresh(case).stands is ApplicationState.ARCHIVED


def test_an_open_proceeding_keeps_the_file_open_and_so_does_the_term_to_sue(made, case):
    proceeding = brought(made, case)
    with refused("行政复议还没有结案（收到），结案以后再办。"):
        archived(made, case)
    decided(made, proceeding, Result.UPHELD, on="2026-06-03")
    with refused("对复议决定起诉的期限到2026年6月18日，还没有过。"):
        archived(made, case)
    assert archived(made, case, at=moment("2026-06-22")).count == 5


def test_archiving_is_for_the_clerk_and_for_what_has_ended(made, case):
    with refused("案卷由柳溪镇人民政府的政务公开专员归档。"):
        archived(made, case, by="leader")
    archived(made, case)
    with pytest.raises(Exception, match="已归档"):
        archived(made, case)
    assert Package.rows.count() == 1


def test_whoever_looked_at_an_older_page_archives_nothing(made, case):
    with pytest.raises(Exception, match="打开页面以后又办了一步"):
        archive(case, seen=0, by=made["clerk"], at=ARCHIVED)
    assert (Package.rows.count(), fresh(case).stands) == (0, ApplicationState.ANSWERED)


def test_the_package_holds_every_paper_with_its_pages_size_and_digest(made, case):
    package = archived(made, case)
    book = taken_out(package)
    told = manifest(book)
    folder = "liuxi-2026-0001"
    names = [
        f"{folder}/{name}"
        for name in ("目录.txt", "manifest.json", "001.txt", "002.txt", "003.txt", "004.txt", "005.txt")
    ]
    assert book.namelist() == names
    assert [(paper["title"], paper["pages"]) for paper in told["papers"]] == [
        ("申请表", 1),
        ("办理经过", 1),
        ("办理中写下的文字", 1),
        ("答复书", 1),
        ("甄申请的来信", 1),
    ]
    for paper in told["papers"]:
        data = book.read(f"{folder}/{paper['name']}")
        assert (len(data), hashlib.sha256(data).hexdigest()) == (paper["size"], paper["sha256"])
    assert (told["organ"], told["year"], told["serial"], told["version"]) == ("liuxi", 2026, 1, 1)


def test_the_log_tells_every_act_and_nothing_of_the_applicant(made, case):
    package = archived(made, case)
    log = FiledPaper.rows.get(package=package, kind=FiledPaper.LOG, is_personal=False).text
    assert [line.split("　")[1] for line in log.splitlines() if line[:1].isdigit()] == [
        "审核后转办理",
        "签发答复",
        "登记送达",
        "归档",
    ]
    assert "　　直接送达，2026年3月20日发出，2026年3月20日收到" in log.splitlines()
    assert not [word for word in (*MARKERS.values(), RECEIVED_BY, PARTY) if word in log]
    words = FiledPaper.rows.get(package=package, title="办理中写下的文字").text
    assert "2026年3月20日　登记送达：甄申请来电说明" in words.splitlines()


def test_the_same_rows_give_the_same_bytes(made, case):
    package = archived(made, case)
    first, second = (b"".join(zipped(entries_of(package, papers_of(package)))) for _ in range(2))
    assert first == second


def test_the_trail_keeps_the_salted_digest_of_the_index_alone(made, case):
    package = archived(made, case)
    facts = json.loads(Entry.rows.filter(verb="casefiles.seal").get().facts)
    assert facts["digest"] == package.digest
    assert package.salt not in json.dumps(facts)
    assert checked(package, papers_of(package)).holds


def test_a_paper_that_was_changed_lost_or_exchanged_is_shown(made, case):
    package = archived(made, case)
    scan = papers_of(package)[4]
    path = storage.path_of(scan.attachment.stored)
    path.write_bytes(b"another letter")
    Letters.changed.add(case.pk)
    found = checked(package, papers_of(package))
    assert [finding for _, finding in found.papers] == [*[Finding.SAME] * 3, *[Finding.CHANGED] * 2]
    path.unlink()
    found = checked(package, papers_of(package))
    assert found.problems == ["第 4 件“答复书”与归档时不同。", "第 5 件“甄申请的来信”不见了。"]
    assert "liuxi-2026-0001/核对不一致.txt" in taken_out(package).namelist()


def test_an_index_cannot_be_changed_and_one_that_was_is_shown(made, case):
    package = archived(made, case)
    with stopped("案卷里的文件只能抹去，不得改动"):
        FiledPaper.rows.filter(package=package, number=1).update(sha256="0" * 64)
    with stopped("案卷的目录不得改动"):
        Package.rows.filter(pk=package.pk).update(digest="0" * 64)
    with stopped("案卷的目录不得删除"):
        sql("DELETE FROM casefiles_package")
    papers = papers_of(package)
    papers[0].title = "别的"
    assert checked(package, papers).problems == ["目录与留痕里的摘要对不上，目录可能被改过。"]


def test_what_came_after_archiving_makes_another_version(made, case):
    archived(made, case)
    with refused("归档以后没有新的材料，不用补充。"):
        add(case, by=made["clerk"], at=ARCHIVED)
    proceeding = brought(made, case, at=moment("2026-06-11"))
    scanned(made, proceeding, at=moment("2026-06-11"))
    decided(made, proceeding, Result.UPHELD, on="2026-06-15")
    second = add(case, by=made["clerk"], at=moment("2026-07-06"))
    assert (second.version, second.why, newest(case)) == (2, Package.ADDED, second)
    assert "行政复议：申请书或者起诉状副本" in [paper.title for paper in papers_of(second)]
    assert checked(second, papers_of(second)).holds


def test_nothing_is_archived_while_a_paper_is_missing(made, case):
    paper = CasePaper.rows.get()
    storage.path_of(paper.attachment.stored).unlink()
    with refused("“甄申请的来信”的文件不见了，不能归档。请告诉管理员，从备份恢复。"):
        archived(made, case)


def test_a_year_is_sent_case_by_case_in_the_order_of_the_numbers(made, case):
    second = ended(made, key="k-2", name="另一人")
    archived(made, second)
    archived(made, case)
    found = list(packages_of(made.organ, 2026))
    assert [package.application.serial for package in found] == [1, 2]
    assert [package.count for package in found] == [5, 5]


def test_a_package_is_for_those_who_may_know_the_applicant(made, case):
    package = archived(made, case)
    take_out(package, by=made["reviewer"], at=ARCHIVED)
    assert Entry.rows.order_by("-id").first().verb == "casefiles.take_out"
    with refused("案卷里有申请人的信息，只有本机关的政务公开专员、审核人和分管领导能下载。"):
        take_out(package, by=made["officer"], at=ARCHIVED)


def test_the_reasons_are_told_all_at_once(made, case):
    assert reasons_against_archiving(case, by=made["officer"], at=moment("2026-04-01")) == [
        "案卷由柳溪镇人民政府的政务公开专员归档。",
        "申请行政复议的期限到2026年5月19日，还没有过，从第二天起可以归档。",
    ]
