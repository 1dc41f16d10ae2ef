"""岗位 × 地址：letters for those who may know the applicant, forms for the organ, changes for its administrator."""

from mingtang.law.foi import FoiAct
from tests.caseletters.conftest import AT, did  # noqa: F401
from tests.caseletters.test_letters import made_final
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

KNOW = {"clerk", "reviewer", "leader"}
SEES = {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def only(*who):
    return {
        "sign-in": strangers(), 200: set(who), 403: OF_THE_ORGAN - set(who), 404: others(*OF_THE_ORGAN),
    }  # fmt: skip


def test_letters_and_their_files_are_for_those_who_know_the_applicant(made, case):
    case = did(made, case, FoiAct.ASK_CORRECTION, facts={"term": 10})
    url = f"{case.desk_address}letters/{made_final(made, case).pk}/"
    assert got(made, url) == only(*KNOW)
    assert got(made, f"{url}docx/") == only(*KNOW)
    assert got(made, f"{url}return-docx/") == only(*KNOW)


def test_a_letter_is_composed_by_the_clerk(made, case):
    url = f"{case.desk_address}letters/new/ask-reasons/"
    assert got(made, url) == only(*KNOW)
    told = {
        "act": "make",
        "on": "2026-03-02",
        "text": "受理编号2026-1，2026年3月2日收到，请说明理由。",
        "ask-a0": "x",
        "ask-a1": "x",
    }
    assert posted(made, url, told) == {
        "sign-in": strangers(), 302: {"clerk"}, 422: KNOW - {"clerk"}, 403: OF_THE_ORGAN - KNOW,
        404: others(*OF_THE_ORGAN),
    }  # fmt: skip


def test_forms_are_seen_in_the_organ_and_changed_by_its_administrator(made):
    for url in ("/desk/applications/forms/liuxi/", "/desk/applications/forms/liuxi/correction/"):
        assert got(made, url) == SEES
    told = {"act": "save", "text": "{{受理编号}}，{{收到日期}}收到，请补正：{{缺什么}}。{{补正期限}}"}
    done = {"sign-in": strangers(), 302: {"administrator"}, 422: OF_THE_ORGAN - {"administrator"}}
    done |= {404: others(*OF_THE_ORGAN)}
    assert posted(made, "/desk/applications/forms/liuxi/correction/", told) == done


def test_settings_are_seen_in_the_organ_and_made_by_its_administrator(made):
    assert got(made, "/desk/applications/forms/liuxi/rule/") == SEES
    told = {"reviewer": "甲", "court": "乙", "number_form": "丙〔{{年份}}〕{{序号}}号", "signer": "reviewer"}
    done = {"sign-in": strangers(), 302: {"administrator"}, 422: OF_THE_ORGAN - {"administrator"}}
    done |= {404: others(*OF_THE_ORGAN)}
    assert posted(made, "/desk/applications/forms/liuxi/rule/", told) == done
