"""差异：a plan read anew against the ledger. No database."""

from mingtang.language.offices import said
from mingtang.law import plan_items as items
from mingtang.law.plan_difference import difference, lineage, words_changed
from tests.law.test_plan_items import item, read

LEDGER = [
    item("1.1.1", "公开惠农补贴的政策、申报和发放结果。"),
    item("1.1.2", "每季度末公布乡村振兴项目进度。"),
    item("1.2.1", "公布重大行政决策事项目录。"),
]
USED = [one.key for one in LEDGER]


def keys(found):
    return {
        "unchanged": [pair.new.key for pair in found.unchanged],
        "changed": [pair.new.key for pair in found.changed],
        "created": [one.key for one in found.created],
        "withdrawn": [one.key for one in found.withdrawn],
    }


def test_the_same_plan_differs_in_nothing():
    found = difference(LEDGER, LEDGER, used=USED)
    assert found.is_empty
    assert keys(found) == {"unchanged": USED, "changed": [], "created": [], "withdrawn": []}


def test_a_sentence_put_in_front_moves_no_id():
    new = [item("1.1.1", "成立工作专班。"), item("1.1.2", LEDGER[0].text), item("1.1.3", LEDGER[1].text), LEDGER[2]]
    found = difference(LEDGER, new, used=USED)
    assert keys(found) == {"unchanged": USED, "changed": [], "created": ["1.1.3"], "withdrawn": []}
    assert [one.key for one in found.order] == ["1.1.3", "1.1.1", "1.1.2", "1.2.1"]


def test_a_reworded_sentence_keeps_its_id_and_says_what_differs():
    new = [item("1.1.1", "公开惠农补贴的政策、申报方式和发放结果。"), *LEDGER[1:]]
    found = difference(LEDGER, new, used=USED)
    assert keys(found) == {"unchanged": ["1.1.2", "1.2.1"], "changed": ["1.1.1"], "created": [], "withdrawn": []}
    assert found.changed[0].fields == ("text",)


def test_a_sentence_to_which_units_and_days_were_added_is_the_same_sentence_reworded():
    named = f"{LEDGER[2].text[:-1]}（牵头单位：党政办公室；配合单位：司法所、便民服务中心；完成时限：4月底前）。"
    found = difference(LEDGER, [*LEDGER[:2], item("1.2.1", named)], used=USED, bare=said)
    assert keys(found) == {"unchanged": ["1.1.1", "1.1.2"], "changed": ["1.2.1"], "created": [], "withdrawn": []}


def test_what_changed_is_told_in_runs_and_numbers_stay_whole():
    assert words_changed("每月5日前公布12项。", "每月15日前公布12项。") == [
        ("same", "每月"),
        ("gone", "5"),
        ("came", "15"),
        ("same", "日前公布12项。"),
    ]
    assert words_changed("公开。", "公开。") == [("same", "公开。")]


def test_another_sentence_in_the_place_of_one_is_new_and_the_old_one_goes():
    new = [item("1.1.1", "成立工作专班，明确专人负责。"), *LEDGER[1:]]
    found = difference(LEDGER, new, used=USED)
    assert keys(found) == {"unchanged": ["1.1.2", "1.2.1"], "changed": [], "created": ["1.1.3"], "withdrawn": ["1.1.1"]}


def test_a_sentence_moved_to_another_section_keeps_its_id():
    new = [LEDGER[0], item("1.2.1", LEDGER[2].text), item("1.2.2", LEDGER[1].text)]
    found = difference(LEDGER, new, used=USED)
    assert keys(found) == {"unchanged": ["1.1.1", "1.2.1"], "changed": ["1.1.2"], "created": [], "withdrawn": []}
    assert found.changed[0].fields == ("section",)


def test_twins_keep_their_ids_in_order():
    twins = [item("1.1.1", "定期公开。"), item("1.2.1", "定期公开。")]
    assert keys(difference(twins, twins, used=["1.1.1", "1.2.1"]))["unchanged"] == ["1.1.1", "1.2.1"]
    one_left = difference(twins, twins[1:], used=["1.1.1", "1.2.1"])
    assert keys(one_left) == {"unchanged": ["1.2.1"], "changed": [], "created": [], "withdrawn": ["1.1.1"]}


def test_a_withdrawn_sentence_that_comes_back_takes_its_id_again():
    found = difference(LEDGER, LEDGER, used=USED, gone=["1.1.2"])
    assert keys(found) == {"unchanged": ["1.1.1", "1.2.1"], "changed": ["1.1.2"], "created": [], "withdrawn": []}
    assert found.changed[0].fields == ()


def test_a_withdrawn_sentence_that_stays_away_is_not_told_again():
    found = difference(LEDGER, [LEDGER[0], LEDGER[2]], used=USED, gone=["1.1.2"])
    assert found.is_empty


def test_the_id_of_a_withdrawn_sentence_is_never_given_again():
    found = difference(LEDGER, [*LEDGER, item("1.1.2", "召开一次例会。")], used=USED, gone=["1.1.2"])
    assert keys(found)["created"] == ["1.1.3"]


def test_a_twin_keeps_to_its_section_and_a_withdrawn_one_comes_last():
    ledger = [item("1.1.1", "及时更新。"), item("1.2.1", "召开例会。"), item("1.2.2", "及时更新。")]
    new = [item("1.2.1", "及时更新。"), item("1.2.2", "召开例会。")]
    found = difference(ledger, new, used=[one.key for one in ledger])
    assert [one.key for one in found.order] == ["1.2.2", "1.2.1"]
    assert [one.key for one in found.withdrawn] == ["1.1.1"]
    back = difference(ledger, [item("1.3.1", "及时更新。")], used=[one.key for one in ledger], gone=["1.1.1"])
    assert [one.key for one in back.order] == ["1.2.2"]


SHORT = [
    item("1.1.1", "成立专班。"),
    item("1.1.2", "及时公开惠农补贴的政策、申报和发放结果，每季度末公布乡村振兴项目进度。"),
    item("1.1.3", "召开例会。"),
]


def tidied_again(ledger, new, edits, *, standing=(), gone=()):
    """The difference of a reading tidied by the edits, against a ledger that came from the standing ones."""
    since = lineage(new, standing, edits)
    used = [one.key for one in ledger]
    return difference(ledger, items.apply(new, edits), used=used, gone=gone, since=since)


def test_a_short_sentence_merged_with_a_long_one_keeps_its_id():
    found = tidied_again(SHORT, SHORT, [items.merge(SHORT, "1.1.1", read)])
    assert keys(found) == {"unchanged": ["1.1.3"], "changed": ["1.1.1"], "created": [], "withdrawn": ["1.1.2"]}
    assert found.merged == {"1.1.2": "1.1.1"}


def test_the_first_part_keeps_the_id_however_short_it_is():
    edit = items.split(SHORT, "1.1.2", "及时公开", read)
    found = tidied_again(SHORT, SHORT, [edit])
    assert keys(found) == {
        "unchanged": ["1.1.1", "1.1.3"],
        "changed": ["1.1.2"],
        "created": ["1.1.4"],
        "withdrawn": [],
    }
    assert [one.key for one in found.order] == ["1.1.1", "1.1.2", "1.1.4", "1.1.3"]


def test_tidying_a_plan_whose_sentences_moved_carries_the_ids_of_the_ledger():
    new = [item("1.1.1", "明确一名联络员。"), *(item(f"1.1.{n}", one.text) for n, one in enumerate(SHORT, start=2))]
    found = tidied_again(SHORT, new, [items.merge(new, "1.1.2", read)])
    assert [one.key for one in found.order] == ["1.1.4", "1.1.1", "1.1.3"]
    assert found.merged == {"1.1.2": "1.1.1"}


def test_what_is_merged_into_a_new_sentence_gives_it_its_id():
    new = [item("1.1.1", "明确一名联络员。"), *(item(f"1.1.{n}", one.text) for n, one in enumerate(SHORT, start=2))]
    found = tidied_again(SHORT, new, [items.merge(new, "1.1.1", read)])
    assert keys(found) == {"unchanged": ["1.1.2", "1.1.3"], "changed": ["1.1.1"], "created": [], "withdrawn": []}
    assert found.merged == {}


def test_a_merge_taken_back_brings_the_second_id_back():
    edit = items.merge(SHORT, "1.1.1", read)
    ledger = [*items.apply(SHORT, [edit]), SHORT[1]]
    found = tidied_again(ledger, SHORT, [], standing=[edit], gone=["1.1.2"])
    assert keys(found) == {"unchanged": ["1.1.3"], "changed": ["1.1.1", "1.1.2"], "created": [], "withdrawn": []}


def test_a_split_taken_back_leaves_the_first_id():
    edit = items.split(SHORT, "1.1.2", "及时公开", read)
    ledger = items.apply(SHORT, [edit])
    found = tidied_again(ledger, SHORT, [], standing=[edit])
    assert keys(found) == {
        "unchanged": ["1.1.1", "1.1.3"],
        "changed": ["1.1.2"],
        "created": [],
        "withdrawn": ["1.1.4"],
    }


def test_the_tidying_of_the_ledger_itself_moves_no_id():
    edit = items.merge(SHORT, "1.1.1", read)
    found = tidied_again(items.apply(SHORT, [edit]), SHORT, [edit], standing=[edit])
    assert found.is_empty
