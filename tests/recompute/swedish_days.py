"""Days, windows and risk occasions in the Swedish calendar: docs/rules.md, 1 and 3."""
from collections import namedtuple
from datetime import date, timedelta

Span = namedtuple("Span", "start end")  # days, both included

ALWAYS = Span(date.min, date.max)
ONE_DAY = timedelta(days=1)
MONTHS = {"month": 1, "quarter": 3, "season": 3, "tertial": 4, "halfYear": 6, "year": 12}
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
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
    measured = span(target.get("indicator", {}).get("measured"))
    if measured:
        return Span(min(measured.start, stated.start) if stated else measured.start, measured.end)
    due = target.get("milestone", {}).get("dueDate")
    if due:
        return Span(stated.start if stated else day(agreement.get("validFrom")) or date.min, day(due))
    return stated


def inside(part, whole):
    return whole.start <= part.start and part.end <= whole.end


def days_in(some):
    return (some.end - some.start).days + 1


def add_months(start, months):
    """The same day of another month, or the last one of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - ONE_DAY).day
    return date(year, month + 1, min(start.day, last))


def months_from(first, length, whole):
    """Spans of so many months, one after the other from a day on."""
    number, found = 0, []
    while add_months(first, number * length) <= whole.end:
        found.append(Span(add_months(first, number * length), add_months(first, (number + 1) * length) - ONE_DAY))
        number += 1
    return found


def own_windows(per, whole):
    """Years or half-years from the first day on, where they are whole or the calendar has none; None where the calendar's are meant."""
    length = MONTHS[per]
    if whole.start.day == 1 and (whole.start.month - 1) % length == 0:
        return None
    own = months_from(whole.start, length, whole)
    is_any_whole = any(inside(w, whole) for w in calendar(per, [], [], whole))
    return own if own[-1].end == whole.end or not is_any_whole and inside(own[0], whole) else None


def several(goal, whole):
    """Windows of several weeks or months, from the stated day on."""
    first, every = day(goal.get("everyFrom")) or whole.start, goal["every"]
    if goal["per"] == "month":
        return months_from(first, every, whole)
    found = []
    while first <= whole.end:
        found.append(Span(first, first + timedelta(days=7 * every - 1)))
        first += timedelta(days=7 * every)
    return found


def calendar(per, seasons, weekdays, whole):
    if per == "day":
        start, step = whole.start, lambda d: d + ONE_DAY
    elif per == "week":
        start, step = whole.start - timedelta(days=whole.start.weekday()), lambda d: d + timedelta(days=7)
    else:
        months = MONTHS[per]
        back = whole.start.month % 3 if per == "season" else (whole.start.month - 1) % months
        start, step = add_months(whole.start, -back), lambda d: add_months(d, months)
    while start <= whole.end:
        stated = not seasons or SEASONS[start.month] in seasons if per == "season" else per != "day" or not weekdays or weekday(start) in weekdays
        if stated:
            yield Span(start, step(start) - ONE_DAY)
        start = step(start)


def weekday(some):
    return WEEKDAYS[some.weekday()]


def windows(agreement, goal, weekdays, whole):
    """(days, cut by the ends) of each window, in order."""
    per = goal.get("per", "period")
    if whole.start > whole.end:
        return []
    if per == "period":
        found = [whole]
    elif per == "schoolTerm":
        found = sorted(span(term["period"]) for term in agreement.get("schoolTerms", []))
    elif goal.get("every", 1) > 1:
        found = several(goal, whole)
    else:
        own = own_windows(per, whole) if per in ("year", "halfYear") else None
        found = own or list(calendar(per, goal.get("seasons", []), weekdays, whole))
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
