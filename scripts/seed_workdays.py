"""放假安排数据：writes src/mingtang/law/data/workdays/*.toml from chinesecalendar.

    python scripts/seed_workdays.py

Run it when chinesecalendar knows a new year; add the number of that year's notice to NUMBERS first. A running site
need not wait for it: its administrator enters the notice on screen.
"""

from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import chinese_calendar
from chinese_calendar import constants

FIRST_YEAR = 2018
FOLDER = Path(__file__).parents[1] / "src/mingtang/law/data/workdays"
AMENDMENTS = {
    2019: ("国务院办公厅关于调整2019年劳动节假期安排的通知", "国办发明电〔2019〕3号"),
    2020: ("国务院办公厅关于延长2020年春节假期的通知", "国办发明电〔2020〕1号"),
}
NUMBERS = {
    2018: "国办发明电〔2017〕12号",
    2019: "国办发明电〔2018〕15号",
    2020: "国办发明电〔2019〕16号",
    2021: "国办发明电〔2020〕27号",
    2022: "国办发明电〔2021〕11号",
    2023: "国办发明电〔2022〕16号",
    2024: "国办发明电〔2023〕7号",
    2025: "国办发明电〔2024〕12号",
    2026: "国办发明电〔2025〕7号",
}
NAMES = {holiday.value: holiday.chinese.removesuffix("节") + "节" for holiday in constants.Holiday} | {
    "New Year's Day": "元旦",
}


def notice_year(day: date, holiday: str) -> int:
    """The year whose notice names the day: a New Year's break may begin in December."""
    return day.year + 1 if holiday == "New Year's Day" and day.month == 12 else day.year


def breaks_of(year: int) -> list[tuple[list[date], list[str]]]:
    """Unbroken runs of days off that the year's notice names, each with the feasts in it."""
    days = sorted(day for day, holiday in constants.holidays.items() if notice_year(day, holiday) == year)
    runs = groupby(enumerate(days), key=lambda pair: pair[1] - timedelta(days=pair[0]))
    found = []
    for _, run in runs:
        run_days = [day for _, day in run]
        found.append((run_days, list(dict.fromkeys(constants.holidays[day] for day in run_days))))
    return found


def toml_of(year: int) -> str:
    """The data file of one year."""
    lines = [f"# {year}年放假安排；由 scripts/seed_workdays.py 写成，请勿手改。", f"year = {year}", ""]
    title = f"国务院办公厅关于{year}年部分节假日安排的通知"
    for source in filter(None, [(title, NUMBERS[year]), AMENDMENTS.get(year)]):
        lines += ["[[sources]]", f'title = "{source[0]}"', f'number = "{source[1]}"', ""]
    make_up = {day: name for day, name in constants.workdays.items() if notice_year(day, name) == year}
    for days, holidays in breaks_of(year):
        lines += ["[[holidays]]", f'name = "{"、".join(NAMES[holiday] for holiday in holidays)}"']
        lines += [f"first = {days[0]}", f"last = {days[-1]}"]
        worked = sorted(day for day, name in make_up.items() if name in holidays)
        if worked:
            lines.append(f"make_up = [{', '.join(map(str, worked))}]")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    last_year = max(day.year for day in constants.holidays)
    for year in range(FIRST_YEAR, last_year + 1):
        (FOLDER / f"{year}.toml").write_text(toml_of(year), encoding="utf-8")
    print(f"{FIRST_YEAR}–{last_year}，chinesecalendar {getattr(chinese_calendar, '__version__', '')}")


if __name__ == "__main__":
    main()
