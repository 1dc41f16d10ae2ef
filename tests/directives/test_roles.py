"""岗位 × 地址：who exports the catalogue, who compares it, and who decides."""

from tests.catalogue.test_roles import may
from tests.directives.material import edited, row_of, taken, written
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

SEEN = {"sign-in": strangers(), 200: OF_THE_ORGAN, 404: others(*OF_THE_ORGAN)}
PASTED = (
    "一级事项\t二级事项\t公开内容（要素）\t公开时限\t全社会\n"
    "农业农村\t宅基地使用情况审核\t申请条件；审批结果\t及时公开\t√\n"
)


def directive(made, version):
    """A comparison with one row that differs."""

    def other(sheet):
        sheet[f"D{row_of(sheet, 'nc-shuili')}"] = "工程名称；水价"

    return taken(made, edited(written(version), other))


def test_the_table_is_for_whoever_sees_the_catalogue(made, version):
    assert got(made, "/desk/catalogue/liuxi/table/") == SEEN


def test_a_table_is_compared_by_the_clerk(made, version):
    address = "/desk/catalogue/liuxi/compare/"
    assert got(made, address) == SEEN
    assert posted(made, address, {"title": "样表", "text": PASTED}) == may("clerk")


def test_a_comparison_is_seen_in_the_organ_and_decided_by_the_clerk(made, version):
    told = directive(made, version)
    address = f"/desk/directives/{told.pk}/"
    assert got(made, address) == SEEN
    words = {"decision": "take", "reason": "按指引。"}
    assert posted(made, f"{address}rows/{told.rulings.get().pk}/", words) == may("clerk")
    rest = {f"rest-{name}": value for name, value in words.items()}
    assert posted(made, f"{address}rest/", rest) == may("clerk")
    assert posted(made, f"{address}discard/") == may("clerk")
