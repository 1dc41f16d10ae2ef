"""完成时限。"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.language.due import Due, Rhythm, find_due, read_due

ONCE_IN_2022 = {
    "2022年年底前系统清理": ("2022-12-31", "2022年年底前"),
    "2022年底前完成": ("2022-12-31", "2022年底前"),
    "年底前完成": ("2022-12-31", "年底前"),
    "今年年底前完成": ("2022-12-31", "今年年底前"),
    "年内完成": ("2022-12-31", "年内"),
    "6月底前完成": ("2022-06-30", "6月底前"),
    "六月底前完成": ("2022-06-30", "六月底前"),
    "６月底前完成": ("2022-06-30", "６月底前"),
    "2月底前完成": ("2022-02-28", "2月底前"),
    "2024年2月底前完成": ("2024-02-29", "2024年2月底前"),
    "10月31日前公布": ("2022-10-31", "10月31日前"),
    "十月三十一日前公布": ("2022-10-31", "十月三十一日前"),
    "截至11月15日，全部公布": ("2022-11-15", "截至11月15日"),
    "二〇二二年十二月底前": ("2022-12-31", "二〇二二年十二月底前"),
    "第三季度举办开放日": ("2022-09-30", "第三季度"),
    "二季度末完成": ("2022-06-30", "二季度末"),
    "上半年完成": ("2022-06-30", "上半年"),
    "下半年开展": ("2022-12-31", "下半年"),
    "12月上旬公布": ("2022-12-10", "12月上旬"),
    "12月中旬前公布": ("2022-12-20", "12月中旬前"),
    "2月下旬公布": ("2022-02-28", "2月下旬"),
    "次年1月底前公布年报": ("2023-01-31", "次年1月底前"),
    "明年3月底前": ("2023-03-31", "明年3月底前"),
    "到2025年底，实现全覆盖": ("2025-12-31", "2025年底"),
    "国庆节前完成": ("2022-09-30", "国庆节前"),
    "12 月底前完成": ("2022-12-31", "12 月底前"),
    "12 月 31 日前完成": ("2022-12-31", "12 月 31 日前"),
    "2024 年 6 月 30 日前完成": ("2024-06-30", "2024 年 6 月 30 日前"),
    "12　月底前完成": ("2022-12-31", "12　月底前"),
    "3至5月开展自查": ("2022-05-31", "3至5月"),
    "3-5月开展自查": ("2022-05-31", "3-5月"),
    "3月至5月开展自查": ("2022-05-31", "3月至5月"),
    "2022年6月-9月开展专项行动": ("2022-09-30", "2022年6月-9月"),
    "11月至次年2月开展冬训": ("2023-02-28", "11月至次年2月"),
    "3月1日至5月31日开展自查": ("2022-05-31", "3月1日至5月31日"),
    "6月1日至15日，镇政府组织抽查": ("2022-06-15", "6月1日至15日"),
    "6月份完成自查": ("2022-06-30", "6月份"),
    "在9月份组织开放日": ("2022-09-30", "9月份"),
    "2022年完成目录编制": ("2022-12-31", "2022年"),
    "12月公开年度总结": ("2022-12-31", "12月"),
    "10月1日公布结果": ("2022-10-01", "10月1日"),
    "2022.10.31前完成归档": ("2022-10-31", "2022.10.31前"),
    "2022-10-31前完成归档": ("2022-10-31", "2022-10-31前"),
    "2023年元旦前更新指南": ("2022-12-31", "2023年元旦前"),
    "2023年国庆前完成": ("2023-09-30", "2023年国庆前"),
    "6月30日前印发方案": ("2022-06-30", "6月30日前"),
    "开展第三季度培训": ("2022-09-30", "第三季度"),
    "第三季度党政办组织培训": ("2022-09-30", "第三季度"),
    "公开栏第三季度更新": ("2022-09-30", "第三季度"),
    "于第三季度公布结果": ("2022-09-30", "第三季度"),
}


@pytest.mark.parametrize(("text", "wanted"), ONCE_IN_2022.items())
def test_a_phrase_names_its_last_day(text, wanted):
    due = find_due(text, 2022)
    assert (due.on.isoformat(), due.text) == wanted
    assert due.rhythm is Rhythm.ONCE
    assert due.doubts == ()


@pytest.mark.parametrize(
    ("text", "rhythm", "said"),
    [
        ("每季度末通报一次", Rhythm.QUARTERLY, "每季度末"),
        ("按季度公开", Rhythm.QUARTERLY, "按季度"),
        ("每月5日前更新", Rhythm.MONTHLY, "每月5日前"),
        ("按月调度", Rhythm.MONTHLY, "按月"),
        ("每年3月31日前公布年报", Rhythm.YEARLY, "每年3月31日前"),
        ("每年年底前总结", Rhythm.YEARLY, "每年年底前"),
        ("每年第一季度公布目录", Rhythm.YEARLY, "每年第一季度"),
        ("每年一季度末公布目录", Rhythm.YEARLY, "每年一季度末"),
        ("每季度首月10日前报送", Rhythm.QUARTERLY, "每季度首月10日前"),
        ("每季度第一个月10日前公开", Rhythm.QUARTERLY, "每季度第一个月10日前"),
        ("每季度结束后10个工作日内报送", Rhythm.QUARTERLY, "每季度结束后10个工作日内"),
        ("全年公开信息不少于100条", Rhythm.CONTINUOUS, "全年"),
        ("持续推进公开", Rhythm.CONTINUOUS, "持续推进"),
        ("长期坚持公开", Rhythm.CONTINUOUS, "长期坚持"),
        ("常态化开展宣讲", Rhythm.CONTINUOUS, "常态化"),
        ("动态调整目录", Rhythm.CONTINUOUS, "动态"),
    ],
)
def test_a_recurring_or_endless_duty_has_a_rhythm_and_no_last_day(text, rhythm, said):
    assert find_due(text, 2022) == Due(None, rhythm, said)


@pytest.mark.parametrize(
    "text",
    [
        "严格按照法定期限进行回复", "清理2016年以后制定的文件", "自2022年3月1日起施行", "做好常态化疫情防控信息公开",
        "可持续发展", "阳政办发〔2022〕2号", "2021年1月1日以来", "加强年度内部检查", "前三季度共公开信息", "及时公开",
        "3年内建成", "公开第三季度补贴发放情况", "公开2022年第四季度财政收支", "通报一季度工作情况",
        "总结上半年工作，部署下半年工作", "发布2022年下半年考核结果", "财政所公布第三季度发放情况",
        "2021年1月至12月底前形成的文件要清理", "将2022年6月底前建成的项目纳入公开",
        "对2021年年底前未办结的事项，要限期办结", "清理6月底前印发的文件", "经批准后二十日内公开",
        "自收到之日起20个工作日内答复", "镇人民政府2022年3月1日", "2022年3月1日印发", "7月1日前后宣传",
        "根据2022年5月12日会议精神自查", "3月召开了会议", "2021年1月1日至12月31日期间公开信息",
        "公开2021年度决算", "2022年完成情况",
    ],
)  # fmt: skip
def test_words_that_look_like_a_time_limit_are_none(text):
    assert find_due(text, 2022) == Due()


def test_periodic_duties_say_that_the_organ_sets_how_often():
    due = find_due("定期研究政务公开工作", 2022)
    assert (due.on, due.rhythm, due.text) == (None, Rhythm.PERIODIC, "定期")
    assert due.doubts == ("计划只写了“定期”，多久一次由单位自行确定，请在台账里设好周期。",)


def test_before_a_month_is_read_the_strict_way_and_says_so():
    due = find_due("6月前完成", 2022)
    assert due.on == date(2022, 5, 31)
    assert due.doubts == ("“6月前”已按5月31日计算；如果指6月底前，请改期限。",)


@pytest.mark.parametrize(
    ("text", "on", "doubt"),
    [
        ("四季度前完成", "2022-09-30", "“四季度前”已按9月30日计算；如果指四季度末前，请改期限。"),
        ("下半年前完成", "2022-06-30", "“下半年前”已按6月30日计算；如果指下半年末前，请改期限。"),
        (
            "元旦前更新",
            "2022-12-31",
            "“元旦前”已按2022年12月31日（下一个元旦之前）计算；如果指2022年的元旦，请改期限。",
        ),
        ("6月、12月各检查一次", "2022-12-31", "这里写了几个月份，已取最后一个；需要时请拆成几项任务。"),
    ],
)
def test_an_ambiguous_day_is_read_one_way_and_says_so(text, on, doubt):
    due = find_due(text, 2022)
    assert (due.on.isoformat(), due.doubts) == (on, (doubt,))


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("半年内完成整改", "“半年内”没有写明从哪一天起算，请核对后补上期限。"),
        ("20个工作日内办结", "“20个工作日内”没有写明从哪一天起算，请核对后补上期限。"),
        ("上半年财政收支要公开", "“上半年”看来说的是哪一段时间的事，没有当作期限；如果是期限，请补上。"),
    ],
)
def test_what_might_be_meant_as_a_day_is_told(text, doubt):
    assert find_due(text, 2022) == Due(doubts=(doubt,))


@pytest.mark.parametrize(
    ("text", "rhythm", "said", "label"),
    [
        ("每年6月底和12月底各报送一次", Rhythm.QUARTERLY, "每年6月底和12月底", "每季度"),
        ("一年两次开展培训", Rhythm.QUARTERLY, "一年两次", "每季度"),
        ("每半年公开一次", Rhythm.QUARTERLY, "每半年", "每季度"),
        ("每两个月检查一次", Rhythm.MONTHLY, "每两个月", "每月"),
        ("每两年评估一次", Rhythm.YEARLY, "每两年", "每年"),
        ("每月5日、15日、25日更新", Rhythm.MONTHLY, "每月5日、15日、25日", "每月"),
    ],
)
def test_a_rhythm_without_its_like_takes_the_nearest_that_is_not_laxer(text, rhythm, said, label):
    doubt = f"“{said}”没有正好对应的周期，已按“{label}”登记，请核对。"
    assert find_due(text, 2022) == Due(None, rhythm, said, (doubt,))


def test_more_often_than_monthly_is_left_to_the_organ():
    assert find_due("每两周召开一次例会", 2022) == Due(
        None, Rhythm.PERIODIC, "每两周", ("“每两周”按定期任务登记，请在台账里设好周期。",)
    )


def test_of_two_rhythms_the_tighter_counts_with_a_doubt():
    due = find_due("按季通报、按月公开", 2022)
    assert (due.rhythm, due.text) == (Rhythm.MONTHLY, "按月")
    assert due.doubts == ("这一句写了不止一个周期，已取最密的一个；需要时请拆成几项任务。",)


def test_what_comes_round_all_year_does_not_end_in_its_midst():
    due = find_due("每月更新，3月底前制定方案", 2022)
    assert (due.on, due.rhythm, due.text) == (None, Rhythm.MONTHLY, "每月；3月底前")
    assert due.doubts == ("这里既有周期又有一次性期限“3月底前”，已按周期登记，没有记这个期限；需要时请拆成几项任务。",)


def test_of_two_days_the_later_counts_with_a_doubt():
    due = find_due("6月底前完成摸底，10月底前全部公开", 2022)
    assert (due.on, due.text) == (date(2022, 10, 31), "10月底前")
    assert due.doubts == ("这一句写了不止一个期限，已取最后一个；需要时请拆成几项任务。",)


def test_a_rhythm_and_a_day_are_both_kept():
    due = find_due("每季度末通报，年底前总结", 2022)
    assert (due.on, due.rhythm, due.text) == (date(2022, 12, 31), Rhythm.QUARTERLY, "每季度末；年底前")


@pytest.mark.parametrize("text", ["6月31日前", "2022年2月29日前", "13月5日前"])
def test_a_day_that_does_not_exist_gives_none_and_a_doubt(text):
    due = find_due(text, 2022)
    assert due.on is None
    assert len(due.doubts) == 1


def test_without_the_plans_year_only_full_dates_are_days():
    assert find_due("2022年6月底前", None).on == date(2022, 6, 30)
    due = find_due("6月底前", None)
    assert (due.on, due.text) == (None, "6月底前")
    assert due.doubts == ("没有读出计划年份，这里的期限算不出日期，请核对后补上。",)


@pytest.mark.parametrize(
    ("field", "on", "rhythm"),
    [
        ("6月", "2022-06-30", Rhythm.ONCE),
        ("2022年6月", "2022-06-30", Rhythm.ONCE),
        ("2022.6.30", "2022-06-30", Rhythm.ONCE),
        ("2022-06-30", "2022-06-30", Rhythm.ONCE),
        ("2022/6/30", "2022-06-30", Rhythm.ONCE),
        ("6月15日", "2022-06-15", Rhythm.ONCE),
        ("年底", "2022-12-31", Rhythm.ONCE),
        ("2022年", "2022-12-31", Rhythm.ONCE),
        ("3-5月", "2022-05-31", Rhythm.ONCE),
        ("3月至5月", "2022-05-31", Rhythm.ONCE),
        ("第二、三季度", "2022-09-30", Rhythm.ONCE),
        ("全年", None, Rhythm.CONTINUOUS),
        ("长期", None, Rhythm.CONTINUOUS),
        ("及时", None, Rhythm.CONTINUOUS),
        ("按季度", None, Rhythm.QUARTERLY),
        ("每月", None, Rhythm.MONTHLY),
    ],
)
def test_a_field_that_holds_only_a_time_is_read_more_widely(field, on, rhythm):
    due = read_due(field, 2022)
    assert (due.on.isoformat() if due.on else None, due.rhythm, due.text) == (on, rhythm, field)
    assert due.doubts == ()


def test_a_field_without_any_day_keeps_its_words_and_doubts():
    assert read_due("待定", 2022) == Due(None, Rhythm.ONCE, "待定", ("时限“待定”里没有找到日期，请核对后补上。",))


def test_a_field_counted_from_an_event_has_no_day_and_says_so():
    due = read_due("文件印发后20个工作日内", 2022)
    assert (due.on, due.text) == (None, "文件印发后20个工作日内")
    assert due.doubts == ("“文件印发后20个工作日内”从某件事起算，计划没有写明起算日，请核对后补上期限。",)


def test_an_empty_field_says_nothing():
    assert read_due(" ", 2022) == Due()


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["前完成", "之前完成", "以前完成"]))
def test_every_full_date_is_read_back(day, behind):
    assert find_due(f"{day.year}年{day.month}月{day.day}日{behind}", None).on == day


@given(st.integers(2000, 2098), st.integers(1, 12))
def test_the_end_of_every_month_is_its_last_day(year, month):
    on = find_due(f"{month}月底前完成", year).on
    assert (on.year, on.month) == (year, month)
    assert (on + timedelta(days=1)).day == 1


@given(st.text(alphabet="年月日季度底末前每定期第上下半一二三123456789.-至〇○ 、，。", max_size=30))
def test_no_text_breaks_the_reading_of_time_limits(text):
    for due in (find_due(text, 2022), read_due(text, 2022)):
        assert due.on is None or isinstance(due.on, date)
        assert isinstance(due.rhythm, Rhythm)
