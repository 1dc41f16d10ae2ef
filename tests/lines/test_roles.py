"""岗位 × 地址：what is agreed is seen by the organ, written by its clerk and officers, signed by its leader."""

from mingtang.drafting.actions import handing
from mingtang.law.lines import LineFacts
from mingtang.lines.actions import lines, settling
from mingtang.lines.checking import Check
from mingtang.lines.views.desk import own_text
from tests.crises.conftest import AT, LATER, URL, WRONG, figure, line_of, text_of, tied
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

WRITES = {"clerk", "officer", "other-officer"}
LINES = f"{URL}lines/"
TYPED = {
    "figures-TOTAL_FORMS": 1, "figures-INITIAL_FORMS": 0, "figures-0-name": "转移群众", "figures-0-value": "312",
    "figures-0-unit": "人", "figures-0-as_of": "2026-07-21T06:00", "figures-0-source": "应急办",
    "sentences": "以核实的为准",
}  # fmt: skip


def done_by(*people):
    return {"sign-in": strangers(), 302: set(people), 422: OF_THE_ORGAN - set(people), 404: others(*OF_THE_ORGAN)}


def test_it_is_shown_to_the_organ_alone(made, crisis):
    line_of(made, crisis)
    assert got(made, LINES) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_a_version_is_written_by_clerk_and_officers(made, crisis):
    url = f"{LINES}write/"
    shown = {"sign-in": strangers(), 403: OF_THE_ORGAN - WRITES, 404: others(*OF_THE_ORGAN)}
    assert got(made, url) == shown | {200: WRITES}
    assert posted(made, url, TYPED) == shown | {302: WRITES}


def test_it_is_signed_or_sent_back_by_the_leader(made, crisis):
    line = lines.write(crisis, facts=LineFacts((figure(),)), by=made["clerk"], at=AT)
    assert posted(made, f"{LINES}{line.number}/sign/") == done_by("leader")
    assert posted(made, f"{LINES}{line.number}/send-back/", {"reason": "没有核实"}) == done_by("leader")


def test_whether_a_line_is_wanted_is_set_by_clerk_or_leader(made, crisis):
    assert posted(made, f"{LINES}require/", {"required": "no"}) == done_by("clerk", "leader")


def test_a_reason_for_the_page_itself_is_written_by_clerk_and_officers(made, crisis):
    crisis.measures = "转移群众321人。"
    crisis.save()
    line_of(made, crisis)
    page = got(made, LINES)
    assert page[200] == set(OF_THE_ORGAN)
    (mark,) = [quote.mark for quote in Check(own_text(crisis), LATER).quotes]
    assert posted(made, f"{LINES}settle/", {"mark": mark, "reason": "含邻镇的"}) == done_by(*WRITES)


def test_a_reason_is_confirmed_by_the_leader(made, crisis):
    line_of(made, crisis)
    manuscript = text_of(made, html=WRONG)
    tied(made, crisis, manuscript)
    mark = Check(handing.text_to_vet(manuscript), LATER).quotes[0].mark
    data = {"mark": mark, "reason": "含邻镇的"}
    written = {"sign-in": strangers(), 302: {"clerk", "officer"}, 404: others("clerk", "officer")}
    assert posted(made, f"/desk/drafts/{manuscript.pk}/figures/settle/", data) == written
    settled = settling.settle_in(manuscript, mark, reason="含邻镇的", by=made["officer"], at=LATER)
    assert posted(made, f"{LINES}settlements/{settled.pk}/confirm/") == done_by("leader")


def test_why_a_text_is_not_tied_is_said_by_whoever_writes_it(made, crisis):
    manuscript = text_of(made)
    url = f"/desk/drafts/{manuscript.pk}/figures/aside/{crisis.pk}/"
    written = {"sign-in": strangers(), 302: {"clerk", "officer"}, 404: others("clerk", "officer")}
    assert posted(made, url, {"reason": "说的是演练"}) == written
