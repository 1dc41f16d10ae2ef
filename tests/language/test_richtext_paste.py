"""富文本：fragments as Word and WPS put them on the clipboard, and what is left of them."""

from pathlib import Path

from mingtang.language.richtext import cleaned, cleaning

PASTED = Path(__file__).parent / "pasted"


def pasted(program):
    return (PASTED / f"{program}.html").read_text(encoding="utf-8")


def test_a_fragment_of_word_comes_out_clean():
    told = cleaning(pasted("word"))
    assert told.html == (
        '<p class="align-center"><strong>关于秸秆禁烧的通知</strong></p><p>各管理区，各办公室：</p>'
        "<ol><li><p>明确责任</p><ul><li><p>包村干部</p></li></ul></li><li><p><strong>强化</strong>巡查</p></li></ol>"
        "<p>（一）落实到人</p>"
        '<table><tbody><tr><td rowspan="2"><p class="align-center">项目</p></td><td colspan="2"><p>标准</p></td></tr>'
        "<tr><td><p>小麦</p></td><td><p>120</p></td></tr></tbody></table>"
        '<p class="align-right">七里镇人民政府</p>'
    )
    assert told.pictures_left == 1
    assert cleaned(told.html) == told.html


def test_a_fragment_of_wps_comes_out_clean():
    html = cleaned(pasted("wps"))
    assert html == (
        "<h2>第一部分　概况</h2><p>本年度主动公开信息128条，其中<strong>惠农补贴</strong>类36条。</p>"
        "<ul><li><p>政府信息公开指南</p></li><li><p>政府信息公开目录</p></li></ul><p><u>下划线</u><sup>注</sup></p>"
    )
    assert cleaned(html) == html
