"""同一份文件：sure, perhaps, or no."""

import pytest

from mingtang.language.same_document import Known, Sameness, closest, plain_number

SURE, PERHAPS, NONE = Sameness.SURE, Sameness.PERHAPS, Sameness.NONE
KNOWN = [
    Known("burning", "柳溪镇秸秆禁烧管理规定", "柳政发〔2026〕3号"),
    Known("dust-old", "柳溪镇扬尘治理办法", "柳政发〔2019〕7号"),
    Known("dust-new", "柳溪镇扬尘治理办法", "柳政发〔2024〕2号"),
    Known("plain", "柳溪镇村级档案制度", "无文号"),
]


@pytest.mark.parametrize(
    ("title", "number", "found"),
    [
        ("柳溪镇秸秆禁烧管理规定", "柳政发[2026] 3 号", (SURE, "burning")),
        ("《柳溪镇秸秆禁烧管理规定》", "柳政发（2026）第3号", (SURE, "burning")),
        ("关于印发柳溪镇秸秆禁烧管理规定的通知", "柳政发〔2026〕3号", (SURE, "burning")),
        ("柳溪镇扬尘治理办法", "柳政发〔2024〕2号", (SURE, "dust-new")),
        ("柳溪镇扬尘治理办法", "柳政发〔2021〕5号", (PERHAPS, "dust-old")),
        ("柳溪镇扬尘治理办法（试行）", "", (PERHAPS, "dust-old")),
        ("柳溪镇人民调解办法", "柳政发〔2026〕3号", (PERHAPS, "burning")),
        ("柳溪镇村级档案制度", "", (SURE, "plain")),
        ("柳溪镇村级档案制度汇编", "无文号", (PERHAPS, "plain")),
        ("柳溪镇污水治理奖励办法", "柳政发〔2017〕9号", (NONE, None)),
        ("关于防火的通告", "柳政发〔2017〕1号", (NONE, None)),
        ("", "", (NONE, None)),
    ],
)
def test_a_row_is_the_document_with_its_number_and_its_title(title, number, found):
    assert closest(title, number, KNOWN) == found


def test_a_number_is_the_same_however_it_is_bracketed():
    told = {
        plain_number(text)
        for text in ("柳政发〔2026〕3号", "柳政发[2026]3号", "柳政发（2026）3 号", "柳政发【2026】第3号")
    }
    assert told == {"柳政发〔2026〕3号"}
    assert {plain_number(text) for text in ("", "无", "无文号")} == {""}
