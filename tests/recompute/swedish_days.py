"""Days, windows and risk occasions in the Swedish calendar: docs/rules.md, 1 and 3."""
from collections import namedtuple
from datetime import date, timedelta

Span = namedtuple("Span", "start end")  # days, both included

ALWAYS = Span(date.min, date.max)
ONE_DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "season": 3, "tertial": 4, "halfYear": 6, "year": 12}
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
# Days of the risk occasions that the calendar decides; the others are in the agreement or not announced.
FIXED = {"valborg": (4, 30), "forsta-maj": (5, 1), "nationaldagen": (6, 6), "halloween": (10, 31), "lucia": (12, 13),
         "jul": (12, 24), "nyar": (12, 31)}
EASTER = {"pask": -1, "kristi-himmelsfard": 39, "pingst": 48}


def day(text):
    return date.fromisoformat(text) if text else None


def span(period):
    return Span(day(period["startDate"]), day(period["endDate"])) if period else None


def limits(agreement, target):
    """Days on which records count."""
    period = span(agreement.get("period")) or ALWAYS
    within = span(target.get("within")) or period
    valid_from = day(agreement.get("validFrom")) or period.start
    return Span(max(period.start, within.start, valid_from), min(period.end, within.end))


def judged_span(agreement, target):
    """Days that a target is judged over; None when nothing states an end."""
    stated = limits(agreement, target) if agreement.get("period") or target.get("within") else None
    due = target.get("milestone", {}).get("dueDate")
    if due:
        return Span(stated.start if stated else day(agreement.get("validFrom")) or date.min, day(due))
    return stated


def inside(part, whole):
    return whole.start <= part.start and part.end <= whole.end


def days_in(some):
    return (some.end - some.start).days + 1


def add_months(start, months):
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, 1)


def add_years(start, years):
    leap_day = (start.month, start.day) == (2, 29)
    return date(start.year + years, 2, 28) if leap_day and not leap(start.year + years) else start.replace(year=start.year + years)


def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def agreement_years(whole):
    years, number = [], 0
    while add_years(whole.start, number) <= whole.end:
        years.append(Span(add_years(whole.start, number), add_years(whole.start, number + 1) - ONE_DAY))
        number += 1
    return years


def calendar(per, seasons, whole):
    if per == "day":
        start, step = whole.start, lambda d: d + ONE_DAY
    elif per == "week":
        start, step = whole.start - timedelta(days=whole.start.weekday()), lambda d: d + timedelta(days=7)
    else:
        months = MONTHS[per]
        back = whole.start.month % 3 if per == "season" else (whole.start.month - 1) % months
        start, step = add_months(whole.start, -back), lambda d: add_months(d, months)
    while start <= whole.end:
        if per != "season" or not seasons or SEASONS[start.month] in seasons:
            yield Span(start, step(start) - ONE_DAY)
        start = step(start)


def windows(agreement, per, seasons, whole):
    """(days, cut by the ends) of each window, in order."""
    if whole.start > whole.end:
        return []
    if per == "period":
        found = [whole]
    elif per == "schoolTerm":
        found = sorted(span(term["period"]) for term in agreement.get("schoolTerms", []))
    elif per == "year" and (whole.start.month, whole.start.day) != (1, 1) and agreement_years(whole)[-1].end == whole.end:
        found = agreement_years(whole)
    else:
        found = list(calendar(per, seasons, whole))
    meeting = [w for w in found if w.start <= whole.end and w.end >= whole.start]
    return [(Span(max(w.start, whole.start), min(w.end, whole.end)), not inside(w, whole)) for w in meeting]


def easter(year):
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon = epact - (golden + 11 * epact) // 319
    weekday = (2 * (century % 4) + 2 * (year % 100 // 4) - year % 100 % 4 - moon + 32) % 7
    return date(year, 3, 22) + timedelta(days=moon + weekday)


def occasion_day(agreement, code, year):
    """The municipality's own day, else the calendar's; None while nobody has announced it."""
    own = [day(d) for o in agreement.get("ownOccasions", []) if o["occasion"] == code for d in o["dates"] if day(d).year == year]
    if own:
        return max(own)
    if code in FIXED:
        return date(year, *FIXED[code])
    if code in EASTER:
        return easter(year) + timedelta(days=EASTER[code])
    if code == "midsommar":
        return next(d for d in (date(year, 6, 19) + timedelta(days=n) for n in range(7)) if d.weekday() == 4)
    if code == "alla-helgons-dag":
        return next(d for d in (date(year, 10, 31) + timedelta(days=n) for n in range(7)) if d.weekday() == 5)
    return None


def occasion_in(agreement, code, year, whole):
    when = occasion_day(agreement, code, year)
    return whole.start <= when <= whole.end if when else whole.start.year <= year <= whole.end.year
