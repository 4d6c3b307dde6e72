#!/usr/bin/env python3
"""Recomputes verdicts from open data, by docs/rules.md (rule version 2), without the system's own code.

    recompute.py AGREEMENT.json DAY RECEIPT.csv...

AGREEMENT.json  what GET /medborgarlofte/v1/agreements/{id} answers
DAY             the Swedish day to judge on, such as 2019-03-31
RECEIPT.csv     what GET /medborgarlofte/v1/commitments/{id}/receipt.csv answers, under the name that it proposes: agreement~commitment.csv

Prints count, windows and outcome of every target, and the outcome of every commitment, as JSON. The columns "counted", "whole",
"excluded" and the explanations are the system's own conclusions: they are not read.

Numbers that tell of few persons are left out of the receipt (column "suppressed"). Where a counted record has such a number, the count
cannot be recomputed: "suppressed" is true, "count" is null and "atLeast" what it is at least, and the outcome is what that much proves.
"""
import json
import os
import sys
from collections import defaultdict, namedtuple
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from counting import Amount, Entry, covers, declared_parts, entries, read_records, rules, told, window_weekdays
from swedish_days import ONE_DAY, Span, day, inside, judged_span, limits, occasion_day, occasion_in, windows

Figure = namedtuple("Figure", "days number exact lower_bound uncertain")
Cell = namedtuple("Cell", "key days cut")
GOALS = ["occasions", "share", "coverage", "milestone", "onRequest", "indicator", "qualitative"]


def worded(agreement, commitment_id, today):
    """The agreement and the commitment as worded today: the signed text and each revision in force."""
    agreement = dict(agreement)
    found = next((c for c in agreement["commitments"] if c["id"] == commitment_id), None)
    for revision in agreement.get("revisions", []):
        if day(revision["effectiveFrom"]) <= today:
            if revision.get("newEndDate"):
                agreement["period"] = dict(agreement["period"], endDate=revision["newEndDate"])
            changed = next((c for c in revision["commitments"] if c["id"] == commitment_id), None)
            if changed and not found:
                agreement["validFrom"] = max(agreement.get("validFrom", ""), revision["effectiveFrom"])
            found = changed or found
    return agreement, found


# ---- cells: windows, items and areas

def figures(found):
    """Counted sums of one series; a cumulative figure is taken apart by the exact ones that it contains."""
    sums = defaultdict(list)
    for entry in found:
        sums[entry.party, entry.area, entry.item, entry.days, entry.included].append(entry.amount)
    for (party, area, item, days, included), amounts in sums.items():
        if included:
            continue
        exact, bound = not any(a.rounded or a.lower_bound for a in amounts), any(a.lower_bound for a in amounts)
        number = sum(a.number for a in amounts)
        left = Figure(days, number, exact, bound, uncertain(number, any(a.rounded for a in amounts)))
        while len(amounts) == 1:
            parts = [(d, inner[0].number) for (p, a, i, d, inc), inner in sums.items()
                     if inc and (p, a, i) == (party, area, item) and len(inner) == 1
                     and d.start == left.days.start and d.end < left.days.end and inner[0].number <= left.number]
            if not parts:
                break
            part, number = max(parts, key=lambda p: p[0].end)
            yield from figures([Entry(part, party, area, item, Amount(number, 0, False, False), False)]
                               + [e for e in found if e.included and e.days != part])
            left = left._replace(days=Span(part.end + ONE_DAY, left.days.end), number=left.number - number)
        yield left


def uncertain(number, rounded):
    """How far the true number may lie from a rounded one: a tenth, rounded up."""
    return -(-number // 10) if rounded else 0


def judge_series(cells, found, low, high, parts, today):
    """States of the cells of one area or item, and how many more are proven missed by sums over several of them."""
    inner, spread, bound, sums, doubt = [0] * len(cells), [0] * len(cells), [False] * len(cells), [], [0] * len(cells)
    for figure in figures(found):
        touched = [n for n, c in enumerate(cells) if c.days.start <= figure.days.end and c.days.end >= figure.days.start]
        if len(touched) == 1 and inside(figure.days, cells[touched[0]].days):
            inner[touched[0]] += figure.number
            doubt[touched[0]] += figure.uncertain
        else:
            for n in touched:
                spread[n] += figure.number + figure.uncertain
            if touched:
                sums.append((figure, touched))
        for n in touched:
            bound[n] |= figure.lower_bound

    def state(n):
        over = cells[n].days.end < today
        if cells[n].cut:
            return "cut"
        if high is None and inner[n] - doubt[n] >= low:
            return "met"
        if high is not None and inner[n] - doubt[n] > high:
            return "missed"
        if not over:
            return "open"
        if bound[n]:
            return "notReported"
        complete, most = covers(parts, cells[n].days), inner[n] + doubt[n] + spread[n]
        if complete and most < low:
            return "missed"
        ceiling = low == 0 and high is not None
        return "met" if inner[n] - doubt[n] >= low and (high is None or most <= high) and (complete or not ceiling) else "notReported"

    states = [state(n) for n in range(len(cells))]
    return states, proven_missed(cells, states, inner, doubt, bound, sums, low, high, parts, today)


def proven_missed(cells, states, inner, doubt, bound, sums, low, high, parts, today):
    past = sorted((s for s in sums if s[0].days.end < today), key=lambda s: s[0].days.end)
    best = [0]
    for index, (figure, touched) in enumerate(past):
        meeting = [f for f, _ in sums if f.days.start <= figure.days.end and f.days.end >= figure.days.start]
        too_few = 0
        # Others than one party with one kind may yet report more for the same days, unless they have declared them.
        no_more = len({part[:2] for part in parts}) == 1 or covers(parts, figure.days)
        if low > 0 and all(f.exact for f in meeting) and no_more:
            short = sorted(low - inner[n] for n in touched if states[n] == "notReported" and not bound[n]
                           and inside(cells[n].days, figure.days) and inner[n] < low)
            left = sum(f.number for f in meeting)
            for shortfall in short:  # the cheapest windows are filled first; those that stay short were missed
                left -= shortfall
                too_few += left < 0
        too_many = int(high is not None and all(states[n] in ("met", "notReported") for n in touched)
                       and any(states[n] == "notReported" for n in touched)
                       and figure.number - figure.uncertain > sum(high - inner[n] + doubt[n] for n in touched))
        before = max((i + 1 for i in range(index) if past[i][1][-1] < touched[0]), default=0)
        best.append(max(best[index], best[before] + max(too_few, too_many)))
    return best[-1]


# ---- verdicts

class Case:
    """One target on one day."""

    def __init__(self, agreement, commitment, target, records, manifests, today):
        self.agreement, self.target, self.today = agreement, target, today
        self.span = judged_span(agreement, target)
        self.all = [e for r in records for e in entries(agreement, commitment, target, r) if e.days.start <= today]
        self.counted = [e for e in self.all if not e.included]
        self.suppressed = any(r.suppressed and entries(agreement, commitment, target, r) for r in records)
        self.narrated = any(told(agreement, commitment, target, r) and r.start <= today for r in records)
        self.parts = declared_parts(agreement, commitment, target, manifests)
        self.number, self.whole = (sum(e.amount[n] for e in self.counted) for n in (0, 1))
        self.over = self.span is not None and self.span.end < today
        self.complete = self.over and covers(self.parts, self.span)
        self.reported = bool(self.counted) or self.narrated
        self.told = self.over and (self.reported or self.complete)
        # Something of a declared period makes an unreported number a zero.
        declared = self.span and any(s.start <= self.span.end and s.end >= self.span.start for spans in self.parts.values() for s in spans)
        self.has_figures = bool(self.counted) or bool(declared)
        declares = not {"milestone", "indicator"} & target.keys()
        zero = declares and bool(declared) and not self.counted and self.due_is_declared()
        begun = self.span is None or self.span.start <= today
        stated = latest_statements(r for r in records if told(agreement, commitment, target, r) and r.start <= today)
        says_begun = any(statement not in ("notDone", "planned") for statement in stated)
        self.undecided = ("notReported" if self.over else "notStarted" if not begun else "inProgress" if self.counted or says_begun
                          else "notStarted" if self.narrated or zero else "notReported")

    def due_is_declared(self):
        """While it runs, the current and the previous month need not be declared yet."""
        month = self.today.replace(day=1)
        before = (month - ONE_DAY).replace(day=1) - ONE_DAY
        end = self.span.end if self.over else min(self.span.end, before)
        return end < self.span.start or covers(self.parts, Span(self.span.start, end))

    def cell_windows(self, goal):
        if self.span is None and goal["per"] != "period":
            return []
        weekdays = window_weekdays(self.target) if goal["per"] == "day" and "occasions" in self.target else set()
        return windows(self.agreement, goal, weekdays, self.span or limits(self.agreement, self.target))

    def judge(self, series, low, high, key):
        states, proven = [], 0
        for cells in series:
            if cells:
                mine = [e for e in self.all if key(e) == cells[0].key]
                found, missed = judge_series(cells, mine, low, high, self.parts, self.today)
                states, proven = states + found, proven + missed
        counts = {name: states.count(name) for name in ("met", "missed", "open", "notReported", "cut")}
        counts["missed"] += proven
        counts["notReported"] -= proven
        judged = len(states) - counts["cut"]
        if counts["missed"]:
            outcome = "notFulfilled"
        elif judged == 0:
            outcome = "notMeasurable" if self.over else self.undecided
        else:
            outcome = "fulfilled" if counts["met"] == judged else self.undecided
        return outcome, counts


def latest_statements(narratives):
    """The newest statement of each party; of two about the same days the one that claims less."""
    claims = ["", "done", "partly", "ongoing", "planned", "notDone"]
    found = {}
    for n in sorted(narratives, key=lambda n: (n.end or n.start, n.start, claims.index(n.statement))):
        found[n.party] = n.statement
    return found.values()


def percent(part, whole, goal):
    """One decimal, and more where fewer would put it on the goal or on its other side."""
    exact = Decimal(100) * part / whole
    for decimals in range(1, 6):
        shown = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
        if (shown > goal, shown == goal) == (exact > goal, exact == goal):
            return float(shown)
    step = Decimal("0.000001")
    shown = exact.quantize(step, ROUND_HALF_EVEN)
    return float(goal + (step if exact > goal else -step) if shown == goal != exact else shown)


def occasions(case, goal):
    low, high = {"atMost": (0, goal["number"]), "exactly": (goal["number"],) * 2,
                 "between": (goal["number"], goal["upperNumber"] if goal.get("upperIsCeiling") else None)}.get(goal["comparison"], (goal["number"], None))
    areas = case.target.get("counting", {}).get("areas", []) if goal.get("eachArea") else []
    found = case.cell_windows(goal)
    series = [[Cell(area, days, cut) for days, cut in found] for area in areas or [""]]
    outcome, counts = case.judge(series, low, high, lambda e: e.area if areas else "")
    if goal.get("allAreas"):
        spread, _ = case.judge([[Cell(area, days, cut) for days, cut in found] for area in all_areas(case)], 1, None, lambda e: e.area)
        both = {outcome, spread}
        outcome = "notFulfilled" if "notFulfilled" in both else "fulfilled" if both == {"fulfilled"} else case.undecided
    return outcome, case.number, counts if goal["per"] != "period" else None


def all_areas(case):
    """"I hela kommunen": the areas of the rule, or all of the agreement's."""
    return case.target.get("counting", {}).get("areas") or [area["code"] for area in case.agreement.get("areas", [])]


def share(case, goal):
    """Of all that counts, or of each area or item apart: then each must keep it that there is a share of."""
    areas = case.target.get("counting", {}).get("areas", []) if goal.get("eachArea") else []
    parts = areas or [item["code"] for item in goal.get("items", [])]
    found = [[e for e in case.counted if (e.area if areas else e.item) == part] for part in parts] or [case.counted]
    judged = [state for state in (share_state(case, goal, mine) for mine in found) if state != "notMeasurable"]
    if not case.over:
        outcome = case.undecided
    else:
        outcome = next((state for state in ("notFulfilled", "notReported", "fulfilled") if state in judged), "notMeasurable")
    return outcome, percent(case.number, case.whole, goal["percent"]) if case.whole else None, None


def share_state(case, goal, found):
    number, whole = (sum(e.amount[n] for e in found) for n in (0, 1))

    def is_kept(part, whole):
        return 100 * part <= goal["percent"] * whole if goal["comparison"] == "atMost" else 100 * part >= goal["percent"] * whole

    kept = is_kept(number, whole)
    doubt = [sum(uncertain(e.amount[n], True) for e in sums(found) if e.amount.rounded) for n in (0, 1)]
    sure = all(is_kept(number + sign * doubt[0], whole - sign * doubt[1]) == kept for sign in (-1, 1))
    if whole == 0:
        return "notMeasurable" if case.complete else "notReported"
    if any(e.amount.lower_bound for e in found) or not (case.complete or kept and goal["comparison"] != "atMost"):
        return "notReported"
    return ("fulfilled" if kept else "notFulfilled") if sure else "notReported"


def sums(found):
    """What is counted, added up by days, party, area and item."""
    added = {}
    for e in found:
        key = e._replace(amount=None)
        old = added.get(key, Amount(0, 0, False, False))
        added[key] = Amount(old.number + e.amount.number, old.whole + e.amount.whole, old.rounded or e.amount.rounded, False)
    return [key._replace(amount=amount) for key, amount in added.items()]


def coverage(case, goal):
    if not goal["items"]:
        named = {e.item for e in case.counted if e.item}
        count = len(named) + sum(e.amount.number for e in case.counted if not e.item)
        return "notMeasurable" if case.told else case.undecided, count, None
    if goal.get("riskOccasions"):
        series = [[cell] for cell in occasion_cells(case, goal)] if case.span else []
    else:
        series = [[Cell(item["code"], days, cut) for days, cut in case.cell_windows(goal)] for item in goal["items"]]
    outcome, counts = case.judge(series, max(1, goal.get("times", 1)), None, lambda e: e.item)
    return outcome, counts["met"], counts if goal.get("riskOccasions") or goal["per"] != "period" else None


def occasion_cells(case, goal):
    for year in range(case.span.start.year, case.span.end.year + 1):
        for code in [item["code"] for item in goal["items"]]:
            if occasion_in(case.agreement, code, year, case.span):
                when, first, last = occasion_day(case.agreement, code, year), date(year, 1, 1), date(year, 12, 31)
                days = Span(max(first, case.span.start), when or min(last, case.span.end))
                yield Cell(f"{code}:{year}", days, when is None and days != Span(first, last))


def milestone(case, goal):
    reached, late = {}, False
    for step in [s["code"] for s in goal["steps"]]:
        mine = [e for e in case.counted if e.item == step]
        reached[step] = min((e.days.start for e in mine), default=None)
        if reached[step] and case.span and reached[step] > case.span.end:
            # Of one whose day is not known it cannot be said that it was late.
            late = late or any(not e.amount.rounded for e in mine)
            reached[step] = None
    found = {e.item for e in case.counted}
    if late:
        outcome = "notFulfilled"
    else:
        outcome = "notMeasurable" if not reached else "fulfilled" if all(reached.values()) else case.undecided
    return outcome, sum(step in found for step in reached), None


def on_request(case, goal):
    spoken_for = case.span and covers({"": [e.days for e in case.counted]}, case.span)
    if not case.over:
        outcome = case.undecided
    elif case.whole == 0:
        outcome = "notRequested" if case.complete or spoken_for else "notReported"
    else:
        outcome = "fulfilled" if 100 * case.number >= (goal.get("percent") or 100) * case.whole else "notFulfilled"
    return outcome, percent(case.number, case.whole, goal.get("percent") or 100) if case.whole else None, None


def indicator(case, goal):
    """The last value or change inside the period, else the first one after it; of two on one day the worse."""
    higher = goal["direction"] != "lower"
    wanted, base = goal.get("goal"), goal.get("baseline")
    inner = [e for e in case.counted if case.span is None or e.days.start <= case.span.end]
    when = max(e.days.start for e in inner) if inner else min((e.days.start for e in case.counted), default=None)

    def is_reached(seen):
        if isinstance(seen, str):
            return seen == ("higher" if higher else "lower")
        than = wanted if wanted is not None else base
        if than is None:
            return False
        return (seen >= than if higher else seen <= than) if wanted is not None else (seen > than if higher else seen < than)

    def worse_first(seen):
        return is_reached(seen), isinstance(seen, str), 0 if isinstance(seen, str) else seen if higher else -seen

    seen = min((e.item for e in case.counted if e.days.start == when), key=worse_first, default=None)
    value = None if isinstance(seen, str) else seen
    if wanted is None and base is None and not isinstance(seen, str):
        outcome = "notMeasurable"
    elif seen is None or not (case.over or case.span is None):
        outcome = case.undecided
    else:
        outcome = "fulfilled" if is_reached(seen) else "notFulfilled" if case.over else case.undecided
    return outcome, value, None


def qualitative(case, goal):
    counts = any(rule.get("kinds") for rule in rules(case.target))
    if counts and case.complete and not case.reported:
        return "notFulfilled", case.number, None
    return "notMeasurable" if case.told else case.undecided, case.number if counts else None, None


def judge_target(case):
    goal = next(name for name in GOALS if name in case.target)
    judges = {"occasions": occasions, "share": share, "coverage": coverage, "milestone": milestone,
              "onRequest": on_request, "indicator": indicator, "qualitative": qualitative}
    outcome, count, counts = judges[goal](case, case.target[goal])
    if case.span is None and outcome not in ("fulfilled", "notFulfilled"):
        outcome = "notMeasurable"
    has_figures = bool(case.counted) if goal in ("milestone", "indicator") else case.has_figures
    awaited = outcome == "notReported" and not case.over
    answer = {"id": case.target["id"], "outcome": outcome, "count": count if has_figures else None, "windows": counts}
    if case.suppressed:
        answer.update(count=None, suppressed=True, atLeast=case.number)
    return answer, awaited


def worst(judged):
    """What is still awaited takes nothing from what stands beside it."""
    order = ["notFulfilled", "notReported", "inProgress", "notStarted", "notRequested", "fulfilled"]
    found = {"notStarted" if awaited else target["outcome"] for target, awaited in judged}
    outcome = next((name for name in order if name in found), "notMeasurable")
    if outcome != "notStarted":
        return outcome
    return "inProgress" if "fulfilled" in found else "notReported" if any(awaited for _, awaited in judged) else "notStarted"


def main(agreement_file, today, *receipts):
    with open(agreement_file, encoding="utf-8") as file:
        signed = json.load(file)
    answer = {}
    for path in receipts:
        commitment_id = os.path.basename(path).removesuffix(".csv").split("~")[1]
        agreement, commitment = worded(signed, commitment_id, day(today))
        judged = [judge_target(Case(agreement, commitment, target, *read_records(path, target["id"]), day(today)))
                  for target in commitment["targets"]]
        answer[commitment_id] = {"outcome": worst(judged), "targets": [target for target, _ in judged]}
    print(json.dumps(answer, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
