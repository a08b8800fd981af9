"""Prints every day of 2024 to 2026 as the package chinesecalendar has it: the independent oracle of the calendar."""

import datetime

import chinese_calendar

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
}


def line(day: datetime.date) -> str:
    is_off, name = chinese_calendar.get_holiday_detail(day)
    weekend = day.weekday() >= 5
    if is_off:
        kind = "statutory_holiday" if name else "weekend"
    else:
        kind = "makeup_workday" if weekend else "workday"
    label = NAMES[name] if is_off and name else "-"
    return f"{day} {kind} {label}"


day = datetime.date(2024, 1, 1)
while day.year < 2027:
    print(line(day))
    day += datetime.timedelta(days=1)
