"""引用以后：what rests on evidence beneath falls with it, and whoever judges reads what they judge."""

import pytest

from mingtang.desk.queries import handed_down
from mingtang.evidence.actions.evidence import accept, refuse, revoke
from mingtang.evidence.models import Evidence
from mingtang.rollup.queries.originals import originals
from tests import builders
from tests.delegation.acts import LATER, of_county, quoted, take
from tests.pages import signed_in, words
from tests.refusals import refused, unchanged

SOURCE = "/desk/plans/qinghe/2026/1.1.1/"
FALLEN = "下级已撤销认定，不能再作为佐证；请不予认定或者撤销认定，再引用新的佐证。"


@pytest.fixture
def piece(made, sent):
    """What 柳溪镇 had accepted for the task that the county handed to it."""
    listed = take(made, sent)
    told = {"title": "镇里公示", "detail": "公示栏和村口各一份。"}
    return builders.accepted(listed, by=made["clerk"], judge=made["reviewer"], **told)


def rows(made, who="county-clerk"):
    return [(row.sentence, row.words, row.url) for row in handed_down.rows(made[who], at=LATER)]


def test_a_quoted_piece_whose_original_was_revoked_is_not_accepted(made, piece):
    waiting = quoted(made, piece)
    revoke(piece, reason="附错。", by=made["reviewer"], at=LATER)
    with refused(FALLEN), unchanged():
        accept(waiting, completing=True, by=made["county-reviewer"], at=LATER)
    client = signed_in(made, "county-reviewer")
    page = words(client.get(SOURCE))
    assert FALLEN in page
    assert f"evidence/{waiting.pk}/accept/" not in client.get(SOURCE).content.decode()
    refuse(Evidence.rows.get(pk=waiting.pk), reason="下级撤销了。", by=made["county-reviewer"], at=LATER)
    assert rows(made) == []


def test_what_was_accepted_before_is_marked_and_waits_for_the_clerk_until_it_is_revoked(made, piece):
    counted = accept(quoted(made, piece), completing=False, by=made["county-reviewer"], at=LATER)
    assert rows(made) == []
    revoke(piece, reason="附错。", by=made["reviewer"], at=LATER)
    sentence = "引用的佐证“柳溪镇：镇里公示”在下级已撤销认定：公布惠农补贴的政策、申报和发放结果。"
    assert rows(made) == [(sentence, "下级已撤销认定", f"{SOURCE}#evidence-{counted.pk}")]
    assert rows(made, "county-leader") == []
    assert "下级已撤销认定" in words(signed_in(made, "county-leader").get(SOURCE))
    revoke(counted, reason="下级撤销了。", by=made["county-reviewer"], at=LATER)
    assert rows(made) == []


def test_whoever_judges_reads_what_the_quoted_piece_rests_on(made, piece):
    quoted(made, piece)
    page = words(signed_in(made, "county-reviewer").get(SOURCE))
    for told in ("下级单位 柳溪镇人民政府", "公示栏和村口各一份。", piece.url, f"下级任务 {of_county(made).text}"):
        assert told in page
    assert not any(name in page.split("经过")[0] for name in ("周专员", "吴审核"))


def test_what_pieces_rest_on_is_read_in_one_query(made, sent, django_assert_num_queries):
    told = {"by": made["clerk"], "judge": made["reviewer"]}
    listed = take(made, sent)
    made_above = [quoted(made, builders.accepted(listed, title=f"公示{n}", **told)) for n in range(3)]
    with django_assert_num_queries(1):
        assert [one.piece.title for one in originals(made_above).values()] == ["公示0", "公示1", "公示2"]
