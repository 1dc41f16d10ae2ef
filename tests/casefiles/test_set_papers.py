"""案卷里的文书：as Word and as PDF with its pages, the log with who wrote and looked, and proofs that are missing."""

from mingtang.applications.models import Service
from mingtang.casefiles.actions.archiving import SURE, archive
from mingtang.casefiles.actions.erasing import ask_erasure, erase
from mingtang.casefiles.checking import checked
from mingtang.casefiles.models import Erasure, FiledPaper
from mingtang.casefiles.queries.desk import newest, papers_of
from mingtang.caseletters.filing import LettersOfCase
from tests.builders import moment
from tests.pages import signed_in, words
from tests.refusals import refused
from tests.serving.conftest import case, made, now, served  # noqa: F401

LATER = moment("2026-06-10")


def closed(made, case, *, sure=True):  # noqa: F811
    found = now(case)
    return archive(found, seen=found.steps, sure=sure, by=made["clerk"], at=LATER)


def test_a_letter_is_filed_as_word_and_as_pdf_that_keeps_its_bytes(made, case, monkeypatch):  # noqa: F811
    served(made, case)
    package = closed(made, case)
    letter = next(paper for paper in papers_of(package) if paper.name.endswith(".pdf"))
    assert (letter.title, bool(letter.pages)) == ("政府信息不存在告知书柳政依复〔2026〕第1号（PDF）", True)
    # 换了字体的机器上排出来的不同，案卷里的不变。
    monkeypatch.setattr(LettersOfCase, "papers", lambda self, application: iter(()))
    assert checked(package, papers_of(package)).holds


def test_the_log_tells_who_wrote_handed_in_looked_and_signed(made, case):  # noqa: F811
    served(made, case)
    log = FiledPaper.rows.get(package=closed(made, case), title="办理经过").text
    turns = [line.split("　")[1:] for line in log.split("答复的拟写、审核和签发：")[1].splitlines() if line]
    assert turns == [
        ["拟写答复意见", "林专员"],
        ["送审", "林专员"],
        ["合法性审核：审核通过", made["reviewer"].name],
        ["签发答复 柳政依复〔2026〕第1号", made["leader"].name],
    ]


def test_a_missing_proof_is_told_before_the_case_is_archived(made, case):  # noqa: F811
    served(made, case)
    said = "2026年3月2日直接送达的文书没有送达凭证，也没有写明怎样签收。"
    with refused(said, SURE):
        closed(made, case, sure=False)
    page = words(signed_in(made, "clerk").get(f"/desk/casefiles/liuxi/{now(case).number}/"))
    assert said in page
    Service.rows.update(received_by="本人签收")
    assert closed(made, case, sure=False).version == 1


def test_an_early_erasure_keeps_what_was_set(made, case, django_capture_on_commit_callbacks):  # noqa: F811
    served(made, case)
    closed(made, case)
    asked = ask_erasure(case, scope=Erasure.EVERYTHING, reason="本人要求。", by=made["clerk"], at=LATER)
    with django_capture_on_commit_callbacks(execute=True):
        erase(asked, by=made["reviewer"], at=LATER)
    left = newest(case)
    assert [paper.name[-4:] for paper in papers_of(left)] == [".txt", "docx", ".pdf"]
    assert checked(left, papers_of(left)).holds
