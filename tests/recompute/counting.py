"""Which records count towards a target, and how much: docs/rules.md, 2 and 4."""
import csv
import re
from collections import namedtuple
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from swedish_days import ONE_DAY, Span, day, days_in, inside, limits, occasion_in, span, weekday, windows

Amount = namedtuple("Amount", "number whole rounded lower_bound")
# What a record adds: days, whose part, area and item it adds to; "included" when a newer figure of the same source contains it.
Entry = namedtuple("Entry", "days party area item amount included")

OCCASION = "tillfalle"
MEETINGS = {"samverkansmote", "avstamningsmote"}
SWEDEN = ZoneInfo("Europe/Stockholm")
DECLARED_TYPES = {"police-activity", "measure", "campaign", "meeting"}
STEPS = ["planned", "presented", "decided", "carriedOut"]


def words(text):
    return text.split("|") if text else []


def outcomes(text):
    """"narkotikabrott=52|rattfylleri=3:approximate" """
    parts = [re.fullmatch(r"(.+?)=(\d+)(?::(\w+))?", word).groups() for word in words(text)]
    return {code: (int(count), precision or "exact") for code, count, precision in parts}


def suppressed(text):
    """"counted<5|gripen-person<5|quantity": numbers of persons that are left out, each with the least that it can be: 1, or 5."""
    return {word.split("<")[0]: 1 if "<" in word else 5 for word in words(text)}


def steps(text):
    """"presented=2020-03-01:namnd|carriedOut=2020-09-01" """
    parts = [re.fullmatch(r"(\w+)=([\d-]+)(?::(.+))?", word).groups() for word in words(text)]
    return {step: (day(when), body or "") for step, when, body in parts}


class Record:
    """One record, as the receipt describes it."""

    def __init__(self, row):
        self.type, self.source, self.id, self.party = row["record_type"], row["source"], row["record_id"], row["party"]
        self.kind, self.area, self.unit = row["kind"], row["area"], row["unit"] or OCCASION
        self.start, self.end = day(row["date"]), day(row["end_date"])
        hidden = suppressed(row["suppressed"])
        self.suppressed = bool(hidden)
        self.quantity = int(float(row["quantity"] or hidden["quantity"]))
        self.precision = "atLeast" if "quantity" in hidden else row["precision"]
        self.focuses, self.audiences = set(words(row["focuses"])), set(words(row["audiences"]))
        self.joint_with, self.third_parties = set(words(row["joint_with"])), set(words(row["third_parties"]))
        self.outcomes, self.steps = outcomes(row["outcomes"]), steps(row["steps"])
        self.outcomes.update({name: (least, "atLeast") for name, least in hidden.items()
                              if name not in ("quantity", "counted", "whole", "asked")})
        items = words(row["items"])
        # A row of a measure begins on the day that it counts on; it is held on that of its last step, and not while it is only planned.
        self.held_on = max((when for when, _ in self.steps.values()), default=None) if self.type == "measure" else self.start
        self.occasions = [item for item in items if re.fullmatch(r".+:\d{4}", item)]
        self.items = [item for item in items if item not in self.occasions]
        self.includes, self.duplicate_of = words(row["includes"]), row["duplicate_of"]
        self.withdrawn = row["withdrawn"] == "true"
        self.agreement, self.commitment, self.target = row["agreement_id"], row["commitment_id"], row["observed_target_id"]
        self.asked, self.value = int(row["asked"] or hidden.get("asked", 0)), float(row["value"]) if row["value"] else None
        self.declared_kinds, self.statement = words(row["declared_kinds"]), row["statement"]
        self.declared_areas, self.checksum = set(words(row["declared_areas"])), row["checksum"]
        self.change, self.day_unknown = row["change"], row["day_unknown"] == "true"
        self.recorded = datetime.fromisoformat(row["recorded_at"]).astimezone(SWEDEN).date()

    def joint(self):
        return {"police", "municipality"} <= self.joint_with | {self.party}


def read_records(path, target_id):
    """Records as the rows of one target state them, and the manifests, which stand once for all targets."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = [Record(row) for row in csv.DictReader(file) if row["target_id"] in (target_id, "")]
    records = [record for record in rows if record.type != "manifest"]
    contained = {(r.type, r.source, id) for r in records if not r.withdrawn for id in r.includes}
    for record in records:
        record.included = (record.type, record.source, record.id) in contained
    return records, [record for record in rows if record.type == "manifest" and declares(record, records)]


def declares(manifest, records):
    """A manifest declares no day after the one it was recorded on, and nothing while it states other records than there are."""
    held = {(r.type, r.id) for r in records if r.type in DECLARED_TYPES and not r.withdrawn and r.held_on
            and (r.source, r.party) == (manifest.source, manifest.party) and manifest.start <= r.held_on <= (manifest.end or manifest.start)
            and (not manifest.declared_kinds or r.kind in manifest.declared_kinds)
            and (not manifest.declared_areas or r.area in manifest.declared_areas)
            and (not manifest.focuses or r.focuses & manifest.focuses)}
    if manifest.withdrawn or len(held) != manifest.quantity or manifest.start > manifest.recorded:
        return False
    if manifest.checksum and manifest.checksum != sha256("\n".join(sorted(id for _, id in held)).encode()).hexdigest():
        return False
    manifest.end = min(manifest.end or manifest.start, manifest.recorded)
    return True


def rules(target):
    counting = target.get("counting", {})
    return [counting, *counting.get("alternatives", [])]


def entries(agreement, commitment, target, record):
    """What a record adds to a target; nothing when it does not count."""
    if record.withdrawn or record.duplicate_of or not addressed(agreement, commitment, target, record):
        return []
    whole, days = limits(agreement, target), Span(record.start, max(record.start, record.end or record.start))
    if record.type == "milestone-report":
        known = {step["code"] for step in target["milestone"]["steps"]}
        found = [Entry(days, "", "", item, Amount(1, 0, record.day_unknown, False), False)
                 for item in record.items if item in known and record.start >= whole.start]
    elif record.type == "observation":
        measured = span(target["indicator"].get("measured"))
        counts = inside(days, measured) if measured else record.start >= whole.start
        counts = counts and not (record.change and target["indicator"].get("goal") is not None)
        found = [Entry(days, "", "", record.change or record.value, Amount(0, 0, False, False), False)] if counts else []
    elif record.type == "request":
        amount = Amount(record.quantity, record.asked, record.precision == "approximate", record.precision == "atLeast")
        found = [Entry(days, "", "", "", amount, False)] if inside(days, whole) else []
    else:
        found = next((e for e in (by_rule(agreement, commitment, target, rule, record) for rule in rules(target)) if e), [])
    if record.included:
        exact = all(not (e.amount.rounded or e.amount.lower_bound) for e in found)
        return [e._replace(included=True) for e in found] if exact else []
    return found


def told(agreement, commitment, target, record):
    """True for a narrative about some of the days that count."""
    whole, last = limits(agreement, target), record.end or record.start
    return (record.type == "narrative" and not record.withdrawn and is_of(agreement, commitment, record)
            and record.start <= whole.end and whole.start <= last)


def is_of(agreement, commitment, record):
    return record.agreement == agreement["id"] and record.commitment == commitment["id"]


def addressed(agreement, commitment, target, record):
    if record.type == "milestone-report":
        return "milestone" in target and is_of(agreement, commitment, record)
    if record.type == "request":
        return "onRequest" in target and is_of(agreement, commitment, record)
    if record.type == "observation":
        return "indicator" in target and is_of(agreement, commitment, record) and record.target in ("", target["id"])
    activities = "occasions" in target or "share" in target or "coverage" in target \
        or "qualitative" in target and any(rule.get("kinds") for rule in rules(target))
    return activities and record.type != "narrative" and (record.type != "meeting" or record.agreement == agreement["id"])


def by_rule(agreement, commitment, target, rule, record):
    step_name, (step_day, body) = counted_step(rule, record)
    parties = rule.get("parties") or commitment["responsible"]
    areas, unit = rule.get("areas"), rule.get("unit", "")
    # Results without an activity count only where results are counted.
    results = rule.get("outcome") or target.get("share", {}).get("wholeOutcome")
    fits = (
        (not rule.get("kinds") or record.kind in rule["kinds"])
        and (record.kind or results)
        and (not record.party or not parties or record.party in parties)
        and (not rule.get("jointOnly") or record.joint())
        and third_parties_took_part(rule, record)
        and (record.area in areas if areas else record.type == "meeting" or agreement.get("district", "") in ("", record.area))
        and set(rule.get("focuses", [])) <= record.focuses
        and (not rule.get("anyFocuses") or record.focuses & set(rule["anyFocuses"]))
        and (not rule.get("audiences") or record.audiences & set(rule["audiences"]))
        and (unit in ("", record.unit) or "coverage" in target and (record.unit == OCCASION or record.items))
        and (record.type != "measure" or step_name)
        and (not rule.get("bodies") or body in rule["bodies"]))
    amount = fits and amount_of(target, rule, record)
    if not amount:
        return []
    first = step_day or record.start
    # A campaign is one effort and not a sum; a measure's last day is that of its last step.
    is_sum = record.type != "campaign" and (not step_name or step_name == max(record.steps, key=STEPS.index))
    days = Span(first, record.end if is_sum and record.end and record.end > first else first)
    if not on_named_days(rule, days):
        return []
    items = items_of(agreement, target, record)
    of_set = "coverage" in target or target.get("share", {}).get("items")
    items = [record.kind if rule.get("kinds") and not of_set else item for item in items]
    if not items or not inside(days, limits(agreement, target)) or not all_days_count(agreement, target, days):
        return []
    if len(items) > 1:  # a number for several items cannot be divided: each was covered once
        amount = Amount(min(amount.number, 1), amount.whole, False, False)
    party = "" if record.joint() else record.party
    return [Entry(days, party, record.area, item, amount, False) for item in items]


def third_parties_took_part(rule, record):
    named = set(rule.get("thirdParties", []))
    return named <= record.third_parties if rule.get("allThirdParties") else not named or bool(named & record.third_parties)


def on_named_days(rule, days):
    """True when all of the days are weekdays that the rule names, and lie within days that it names."""
    named = [span(period) for period in rule.get("days", [])]
    weekdays = rule.get("weekdays")
    all_days = [days.start + n * ONE_DAY for n in range(min(days_in(days), 8))]
    return ((not weekdays or len(all_days) < 8 and all(weekday(d) in weekdays for d in all_days))
            and (not named or any(inside(days, some) for some in named)))


def window_weekdays(target):
    """The weekdays that are windows of a day: those that all rules of the target name."""
    found = [set(rule.get("weekdays", [])) for rule in rules(target)]
    return found[0] if all(some == found[0] for some in found) else set()


def counted_step(rule, record):
    """The step that makes a measure count: the demanded one, else the earliest later one."""
    reached = [s for s in STEPS[STEPS.index(rule.get("measureStep", "carriedOut")):] if s in record.steps]
    return (reached[0], record.steps[reached[0]]) if record.type == "measure" and reached else ("", (None, ""))


def amount_of(target, rule, record):
    """The number that the target counts; None when the record does not hold it."""
    def result(number, precision, whole=0, whole_precision="exact"):
        both = {precision, whole_precision}
        return Amount(number, whole, "approximate" in both, "atLeast" in both)

    if "share" in target:
        share = target["share"]
        part = record.outcomes.get(share["partOutcome"], (0, "exact"))
        if share.get("wholeOutcome"):
            whole = record.outcomes.get(share["wholeOutcome"])
        else:
            whole = (record.quantity, record.precision) if record.outcomes else None
        return result(*part, *whole) if whole else None
    if rule.get("outcome"):
        return result(*record.outcomes[rule["outcome"]]) if rule["outcome"] in record.outcomes else None
    unit = rule.get("unit", "")
    if "coverage" in target and not record.items:
        if not target["coverage"]["items"] and unit not in ("", OCCASION, record.unit):
            return Amount(1, 0, True, False)  # to some item, and which is not known
    elif "coverage" in target and record.unit not in (OCCASION, unit):
        return Amount(1, 0, False, False)
    return result(record.quantity, record.precision)


def items_of(agreement, target, record):
    coverage = target.get("coverage")
    if target.get("share", {}).get("items"):
        # Numbers of several items cannot be divided, so a record tells of one.
        stated = [i for i in dict.fromkeys(record.items) if i in {item["code"] for item in target["share"]["items"]}]
        return stated if len(stated) == 1 else []
    if not coverage:
        return [""]
    stated = {item["code"] for item in coverage["items"]}
    if coverage.get("riskOccasions"):
        pairs = [item.rsplit(":", 1) for item in dict.fromkeys(record.occasions)]
        return [f"{code}:{year}" for code, year in pairs
                if (not stated or code in stated) and occasion_in(agreement, code, int(year), limits(agreement, target))]
    return [""] if not stated and not record.items else [i for i in dict.fromkeys(record.items) if not stated or i in stated]


def all_days_count(agreement, target, days):
    """False for days that lie between the stated seasons, school terms or weekdays, or before the first of several weeks."""
    goal = target.get("occasions") or target.get("coverage") or {}
    per = goal.get("per", "period")
    weekdays = window_weekdays(target) if per == "day" and "occasions" in target else set()
    if per == "season" or weekdays or goal.get("everyFrom") or per == "schoolTerm" and agreement.get("schoolTerms"):
        return sum(days_in(w) for w, _ in windows(agreement, goal, weekdays, days)) == days_in(days)
    return True


def declared_parts(agreement, commitment, target, manifests):
    """For each party, kind, area and focus that counts, the days its sources have declared."""
    parts = {(party, kind, area, focuses) for rule in rules(target)
             for party in rule.get("parties") or commitment["responsible"] or ["police", "municipality"]
             for kind in rule.get("kinds") or [""]
             for area in rule.get("areas") or [agreement.get("district", "")]
             for focuses in focuses_of(rule)}
    return {part: [Span(m.start, m.end or m.start) for m in manifests if speaks_of(m, *part)] for part in parts}


def focuses_of(rule):
    """Each counted record has all focuses of the rule, and one of the others: a part for each of these."""
    every = frozenset(rule.get("focuses", []))
    return [every | {one} for one in rule.get("anyFocuses", [])] or [every]


def speaks_of(manifest, party, kind, area, focuses):
    if manifest.party:
        of_kind = manifest.party == party and (kind in manifest.declared_kinds if manifest.declared_kinds else kind not in MEETINGS)
    else:  # the coordinators, of their own meetings
        of_kind = kind in MEETINGS and (not manifest.declared_kinds or kind in manifest.declared_kinds)
    return (of_kind and (not manifest.declared_areas or area in manifest.declared_areas)
            and (not manifest.focuses or bool(focuses & manifest.focuses)))


def covers(parts, days):
    """True when every day is declared in every part."""
    for spans in parts.values():
        first = days.start
        for declared in sorted(spans):
            if declared.start <= first <= declared.end:
                first = declared.end + ONE_DAY
        if first <= days.end:
            return False
    return True
