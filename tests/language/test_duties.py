"""任务与陈述。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.language.duties import Kind, kind_of

TASKS = [
    "及时公开财政预算。",
    "进一步健全完善登记、审核、办理、答复、归档等工作制度。",
    "凡是面向公众的文件，均应进行解读。",
    "意见采纳情况和不予采纳的原因要向社会公开。",
    "对于收集到的意见，认真研究，并进行反馈。",
    "对许多人都来问的事，编成一问一答登在网站首页。",
    "决策作出后，除依法应当保密的外，要及时公开。",
    "围绕民生保障，积极开展政府开放日活动。",
    "以条例为重点，组织开展学习培训。",
    "党政办负责统筹协调。",
    "由便民服务中心统一受理信息公开申请。",
    "各村每月5日前更新公开栏。",
    "公开栏的内容每月更新一次。",
    "群众满意度达到95%以上。",
    "主要负责人亲自抓。",
    "重要政策同步解读。",
    "（一）加强培训",
    "年度报告（责任单位：党政办）",
    "不得泄露个人隐私。",
    "去年没有完成的任务，应当在6月底前补上。",
    "建立健全政务公开制度体系。",
    "密切联系群众。",
    "完善信息管理系统。",
    "构建亲清政商关系。",
    "系统清理2016年以后制定的文件。",
    "6月底前完善政务公开责任体系。",
    "梳理属于本单位的事项。",
    "坚持实事求是，答复来信。",
    "工作目标是到年底公开率达到95%。",
    "20个工作日内办结。",
    "5月—6月集中整治。",
]
STATEMENTS = [
    "政务公开是法治政府的基本特征。",
    "推进政务公开是建设法治政府的要求。",
    "政务公开系法定职责。",
    "本规定所称信息系统，是指处理信息的系统。",
    "政务公开水平显著提升。",
    "2023年12月25日。",
    "今年是“十四五”规划的关键之年。",
    "去年，全镇共公开信息300条。",
    "近年来，我镇政务公开工作取得明显成效。",
    "目前，仍存在更新不及时等问题。",
    "本要点自印发之日起施行。",
    "本要点由党政办公室负责解释。",
    "以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神。",
    "重点公开以下内容：",
    "注：本表所列时限为最后时限。",
    "附件：任务分工表",
    "联系人：党政办值班室",
    "此件公开发布",
    "青禾镇人民政府",
    "2022年3月1日",
    "……",
    "",
]


@pytest.mark.parametrize("sentence", TASKS)
def test_a_sentence_that_demands_is_a_task(sentence):
    assert kind_of(sentence) is Kind.TASK


@pytest.mark.parametrize("sentence", STATEMENTS)
def test_a_sentence_that_only_states_is_a_statement(sentence):
    assert kind_of(sentence) is Kind.STATEMENT


@given(st.text(alphabet="每按月公开是的要应，。：（）由各组织推进以为0年", max_size=200))
def test_every_sentence_is_one_or_the_other(sentence):
    assert kind_of(sentence) in (Kind.TASK, Kind.STATEMENT)


def test_a_hostile_run_of_words_takes_no_long_time():
    assert kind_of("每" * 20_000 + "的") in (Kind.TASK, Kind.STATEMENT)


def test_a_line_that_announces_a_list_demands_it_when_it_names_a_day_or_a_rhythm():
    lines = ("6月底前公布以下目录：", "每季度末公开以下情况：", "公开内容如下：")
    assert [kind_of(line).value for line in lines] == ["task", "task", "statement"]
