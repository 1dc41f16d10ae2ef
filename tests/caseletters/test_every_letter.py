"""每一件文书：filled in for a day, set as Word and PDF that say the same, with the recourse of that day."""

import io
import re
from datetime import date

import pypdfium2
import pytest
from docx import Document

from mingtang.caseletters.queries.forms import rule_of
from mingtang.caseletters.queries.letters import known_values
from mingtang.caseletters.setting import again, kept, letter_of, text_of
from mingtang.language.width import narrow
from mingtang.law.case_letters import letter_kind, letter_kinds
from mingtang.law.outcomes import RecourseKind, ground
from mingtang.law.recourse import recourse
from mingtang.letters.portable import to_pdf
from mingtang.letters.word import to_docx
from tests.builders import moment

DAYS = (date(2023, 6, 1), date(2024, 6, 3), date(2026, 3, 20))
PLACES = {"organ": "柳溪镇人民政府", "reviewer": "清河县人民政府", "court": "清河县人民法院"}
FIRST = "应当先自收到本答复之日起60日内向清河县人民政府申请行政复议"
EITHER = "向清河县人民政府申请行政复议，或者自收到本答复之日起6个月内向清河县人民法院提起行政诉讼"
WITHHOLDING = {"R2", "R3.1", "R3.2", "R3.3", "R3.4", "R3.5", "R3.6", "R3.7"}


def written(case, kind, *, on):
    """The letter as its shipped form makes it, every question answered with its own name."""
    chosen = ground(kind.ground, on) if kind.ground else None
    withheld = (ground("internal-matter", on),) if kind.ground == "separated" else ()
    rule = rule_of(case.unit)
    values = {"金额": "700", "延迟到": "2026年5月6日", "延长日数": "20"}
    values |= {asked.name: f"{asked.name}的说明" for asked in kind.asks}
    values = known_values(case, rule, kind, on=on, ground=chosen, withheld=withheld) | values
    values = {name: said or "—" for name, said in values.items()}
    text = text_of(kind.text, values)
    return letter_of(kind, text, organ=case.unit.name, addressee="甄申请", number="柳政依复〔2026〕第1号", on=on)


def bare(text):
    return re.sub(r"[\s\ufffe\u00ad]+", "", narrow(text))


def said_by(letter):
    """Its text, paragraph by paragraph."""
    found = []
    for part in letter.paragraphs:
        rows = getattr(part, "rows", None)
        found += [cell for row in rows for cell in row] if rows else [part.text]
    return [bare(each) for each in found if bare(each)]


def in_docx(data):
    paper = Document(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return bare("".join([*(line.text for line in paper.paragraphs), *cells]))


def in_pdf(data):
    pages = pypdfium2.PdfDocument(data)
    return bare("".join(page.get_textpage().get_text_range() for page in pages))


@pytest.mark.parametrize("on", DAYS)
def test_every_reply_tells_the_recourse_of_its_day(case, on):
    for kind in letter_kinds():
        if not kind.is_reply:
            continue
        text = written(case, kind, on=on).paragraphs[-1].text
        first = ground(kind.ground, on).outcome.code in WITHHOLDING and on.year >= 2024
        assert (FIRST in text, EITHER in text) == (first, not first), kind.id


def test_every_letter_opens_again_as_word_and_says_the_same_as_pdf(case):
    for kind in letter_kinds():
        letter = written(case, kind, on=DAYS[-1])
        docx = in_docx(to_docx(letter))
        assert [said for said in said_by(letter) if said not in docx] == [], kind.id
        assert bare(kind.title) in docx


@pytest.mark.parametrize("name", ["reply-separated", "reply-not-ours", "correction", "fee-notice", "service-return"])
def test_the_pdf_holds_the_words_of_the_letter(case, name):
    letter = written(case, letter_kind(name), on=DAYS[-1])
    found = in_pdf(to_pdf(letter))
    # 表格里的长字在栏里回行，顺序不变。
    assert [said for said in said_by(letter) if said not in found] == []


def test_a_letter_is_kept_as_text_from_which_it_is_made_again(case):
    for name in ("reply-separated", "service-return", "at-once"):
        letter = written(case, letter_kind(name), on=DAYS[-1])
        assert again(kept(letter)) == letter


def test_the_words_of_the_recourse_are_those_of_the_law_room(case):
    on = DAYS[-1]
    told = recourse(RecourseKind.REVIEW_FIRST, on, **PLACES).text
    assert written(case, letter_kind("reply-state-secret"), on=on).paragraphs[-1].text == told


def test_what_the_applicant_wrote_cannot_be_read_as_a_mark(case):
    case.particulars.wanted = "要 {{救济途径}} 和 {{x"
    kind = letter_kind("reply-not-existing")
    values = known_values(case, rule_of(case.unit), kind, on=DAYS[-1], ground=ground("not-existing", DAYS[-1]))
    assert values["申请内容"] == "要 ｛｛救济途径｝｝ 和 ｛｛x"


def test_the_corrected_words_take_the_place_of_the_first(case):
    case.particulars.corrected = "2025年灌渠验收表"
    kind = letter_kind("receipt")
    values = known_values(case, None, kind, on=moment("2026-03-20").date())
    assert (values["申请内容"], values["答复期限"]) == ("2025年灌渠验收表", "2026年3月30日")
