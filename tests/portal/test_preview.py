"""审核时看到的内容：the same words as the public page, with everything that the public will be able to open."""

from django.template.loader import render_to_string

from tests.portal.pages import Shown


def shown(body, **told):
    source = render_to_string("progress/plan.html", {"body": body, **told})
    return Shown(type("Made", (), {"content": f"<main>{source}</main>".encode()}))


def test_the_reviewer_sees_the_words_of_the_public_page(published, read):
    page, public = shown(published.content), read("/liuxi/plans/2026/")
    assert page.words(".plan-line > p".replace(" >", "")) == public.words(".plan-line p")
    assert page.words(".plan-mark .state") == public.words(".plan-mark .state")


def test_the_reviewer_sees_the_material_of_each_task(published):
    page = shown(published.content)
    assert page.words(".plan-material")[0] == (
        "责任单位：柳溪镇农业农村办公室；完成时限：6月底前（2026年6月30日） "
        "2026年3月1日 链接：补贴发放公示（据此认定完成）"
    )
    assert page.words(".plan-material")[2] == (
        "责任单位：柳溪镇司法所；完成时限：4月底前（2026年4月30日） "
        "2026年2月20日 数据：公布目录事项：12 项 2026年3月1日 进展记录：目录经镇长办公会讨论。"
    )


def test_with_an_address_each_task_leads_to_its_page(published):
    page = shown(published.content, base_address="/liuxi/plans/2026/")
    assert page.links(".plan-mark a")[0] == ("已完成1 份佐证，任务 1.1.1", "/liuxi/plans/2026/1.1.1/")
    assert page.words(".plan-material") == []
