"""文稿：网页。"""

from mingtang.language.papers import Paragraph, Table, read_paper

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>甲镇2023年工作要点_甲镇人民政府</title>
<style>p{color:red}</style></head><body>
<div class="top-nav"><a>首页</a><a>政务公开</a></div>
<div class="crumb">当前位置：首页</div>
<div class="wrap"><h1>甲镇2023年工作要点</h1>
<div>发布时间：2023-03-01 来源：党政办 浏览次数：7</div>
<div id="zoom"><p><b>一、公开重点信息</b></p><p>（一）财政。每月公开。<br>（二）就业。&nbsp;每月更新。</p>
<p style="display:none">隐藏的话</p><script>var a = "脚本";</script>
<table>
<tr><th>序号</th><th>任务</th><th>时限</th></tr>
<tr><td>1</td><td rowspan="2">政策解读</td><td>6月</td></tr>
<tr><td>2</td><td>9月</td></tr>
<tr><td colspan="3">注：按期完成。</td></tr>
</table></div></div>
<div class="footer">版权所有</div></body></html>"""


def blocks(page):
    return read_paper(page.encode(), "要点.html").blocks


def test_the_main_text_is_read_without_the_sites_own_words():
    said = [(block.text, block.level, block.lead) for block in blocks(PAGE) if isinstance(block, Paragraph)]
    assert said == [
        ("甲镇2023年工作要点", 1, 0),
        ("一、公开重点信息", None, 8),
        ("（一）财政。每月公开。", None, 0),
        ("（二）就业。 每月更新。".replace(" ", "\u00a0"), None, 0),
    ]


def test_spans_of_a_table_are_spread_over_its_grid():
    (table,) = [block for block in blocks(PAGE) if isinstance(block, Table)]
    assert [[(cell.text, cell.covered) for cell in row] for row in table.rows] == [
        [("序号", False), ("任务", False), ("时限", False)],
        [("1", False), ("政策解读", False), ("6月", False)],
        [("2", False), ("政策解读", True), ("9月", False)],
        [("注：按期完成。", False), ("注：按期完成。", True), ("注：按期完成。", True)],
    ]


def test_a_title_that_stands_outside_the_text_is_put_before_it():
    page = "<html><head><title>甲镇2023年工作要点-甲镇</title></head><body><p>一、公开重点信息。</p></body></html>"
    assert [block.text for block in blocks(page)] == ["甲镇2023年工作要点", "一、公开重点信息。"]


def test_a_table_that_only_lays_out_the_page_is_no_table():
    page = "<html><body><table><tr><td><p>甲镇工作要点</p><p>一、公开。</p></td></tr></table></body></html>"
    assert [block.text for block in blocks(page)] == ["甲镇工作要点", "一、公开。"]


def test_a_hostile_span_does_not_blow_up_the_grid():
    cell = '<td colspan="99999999" rowspan="99999999">公开</td>'
    page = f"<html><body><table><tr>{cell}<td>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table></body></html>"
    (table,) = blocks(page)
    assert (len(table.rows), len(table.rows[0])) == (2, 100)


def test_a_page_that_word_saved_in_gbk_is_read():
    head = '<meta http-equiv=Content-Type content="text/html; charset=gb2312">'
    page = f"<html><head>{head}</head><body><p>镕政公开</p></body>"
    assert [block.text for block in read_paper(page.encode("gb18030"), "要点.htm").blocks] == ["镕政公开"]


GOV = """<html><head><meta charset="utf-8"><title>通知公告</title></head><body>
<div class="top"><a href="/">设为首页</a> | <a href="#">加入收藏</a> | 无障碍浏览</div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/fw">政务服务</a></li></ul>
<div>您当前的位置：首页 &gt; 政务公开</div>
<table><tr><td>索引号：</td><td>1137/2023-12</td><td>发布机构：</td><td>甲镇人民政府</td></tr>
<tr><td>文号：</td><td>甲政发〔2023〕6号</td><td>发布日期：</td><td>2023-04-20</td></tr></table>
%s
<div class="rel">相关阅读<ul><li><a>2022年甲镇工作要点</a></li></ul></div>
<div class="bottom"><p>主办单位：某县人民政府 技术支持：某公司</p></div>
<div>某ICP备05004444号 网站标识码3715210001</div></body></html>"""


def test_a_short_paper_among_much_of_the_sites_own_is_read_alone():
    paper = "<p>甲镇2023年工作要点</p><p>一、公开</p><p>每月公开。</p>"
    assert [block.text for block in blocks(GOV % paper)] == ["甲镇2023年工作要点", "一、公开", "每月公开。"]


def test_a_paper_that_is_only_a_table_is_read_alone():
    rows = "<tr><th>工作任务</th><th>责任单位</th></tr><tr><td>公开预算</td><td>财政所</td></tr>"
    title, table = blocks(GOV % f"<p>甲镇2023年工作要点</p><table>{rows}</table>")
    assert title.text == "甲镇2023年工作要点"
    assert [[cell.text for cell in row] for row in table.rows] == [["工作任务", "责任单位"], ["公开预算", "财政所"]]


def test_what_the_site_names_as_the_paper_is_read_alone_unless_an_attachment_stands_beside_it():
    page = "<html><body><p>郑重声明</p><div id='zoom'><p>甲镇2023年工作要点</p><p>每月公开。</p></div>%s</body></html>"
    assert [block.text for block in blocks(page % "")] == ["甲镇2023年工作要点", "每月公开。"]
    assert [block.text for block in blocks(page % "<p>附件：分工表</p>")][-1] == "附件：分工表"
