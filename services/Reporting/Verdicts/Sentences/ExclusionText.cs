using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Why a record does not count, in one line that names what is missing or differs.</summary>
internal static class ExclusionText
{
    /// <summary>Of a record or manifest that its source has taken back.</summary>
    public static readonly BothLanguages Withdrawn = new("Uppgiften är tillbakadragen.", "The record has been withdrawn.");

    /// <summary>Of a manifest.</summary>
    public static readonly BothLanguages Declaration = new(
        "Källan intygar att allt för dagarna är redovisat.", "The source declares that everything for the days has been reported.");

    /// <summary>Of a narrative.</summary>
    public static readonly BothLanguages Statement = new(
        "En parts egen berättelse visas bredvid siffran och räknas aldrig.", "A party’s own account stands beside the figure and never counts.");

    /// <summary>Of a record that counts, on a day that has not come.</summary>
    public static BothLanguages NotYet(DateOnly day) => new(
        $"Uppgiften räknas först den {day:yyyy-MM-dd}.", $"The record does not count before {day:yyyy-MM-dd}.");

    public static BothLanguages For(Exclusion exclusion, TargetTerms target, AgreementRecorded agreement, ReportedRecord record)
    {
        Passage passage = new();
        passage.Say(Reason(exclusion, target, agreement, record));
        return passage.Text;
    }

    private static BothLanguages Reason(Exclusion exclusion, TargetTerms target, AgreementRecorded agreement, ReportedRecord record)
    {
        return exclusion switch
        {
            Exclusion.None => new("uppgiften räknas", "the record counts"),
            Exclusion.Withdrawn => new("uppgiften är tillbakadragen", "the record has been withdrawn"),
            Exclusion.Duplicate => new(
                $"samma händelse är redan redovisad som {record.DuplicateOf}", $"the same event has already been reported as {record.DuplicateOf}"),
            Exclusion.IncludedElsewhere => new(
                "antalet ingår i en senare summa från samma källa", "the figure is included in a later sum from the same source"),
            Exclusion.Municipality => Municipality(agreement, record),
            Exclusion.NotAddressed => NotAddressed(agreement, record),
            Exclusion.Kind => Kind(target, agreement, record),
            Exclusion.Party => Party(target, record),
            Exclusion.NotJoint => new(
                "bara det som polisen och kommunen gör tillsammans räknas", "only what the police and the municipality do together counts"),
            Exclusion.Focus => Focus(target, agreement, record),
            Exclusion.Unit => Unit(target, record),
            Exclusion.StepNotReached => StepNotReached(target),
            Exclusion.Body => Body(target),
            Exclusion.Item => TargetKinds.Of(target).OtherItem(target, record),
            Exclusion.Period => Period(target, agreement, record),
            _ => MissingDetail.For(exclusion, target, agreement, record),
        };
    }

    private static BothLanguages Municipality(AgreementRecorded agreement, ReportedRecord record)
    {
        string here = Municipalities.Find(agreement.MunicipalityCode)?.OfficialName ?? agreement.MunicipalityCode;
        string there = Municipalities.Find(record.MunicipalityCode)?.OfficialName ?? record.MunicipalityCode;
        return new($"uppgiften gäller {there}, inte {here}", $"the record is about {there}, not {here}");
    }

    private static BothLanguages NotAddressed(AgreementRecorded agreement, ReportedRecord record)
    {
        if (record.AgreementId.Length > 0 && record.AgreementId != agreement.Id)
        {
            return new("uppgiften hör till en annan överenskommelse", "the record belongs to another agreement");
        }

        if (record.CommitmentId.Length > 0)
        {
            return new("uppgiften hör till ett annat åtagande eller mål", "the record belongs to another commitment or target");
        }

        if (record.Type == RecordType.Narrative)
        {
            return new("redogörelsen gäller hela överenskommelsen", "the account is about the whole agreement");
        }

        (string sv, string en) = record.Type switch
        {
            RecordType.PoliceActivity => ("polisens aktiviteter", "police activities"),
            RecordType.Measure => ("kommunens åtgärder", "municipal measures"),
            RecordType.Campaign => ("kampanjer", "campaigns"),
            RecordType.Meeting => ("möten", "meetings"),
            _ => ("nådda steg", "steps reached"),
        };
        return new($"{sv} räknas inte mot det här målet", $"{en} do not count towards this target");
    }

    private static BothLanguages Kind(TargetTerms target, AgreementRecorded agreement, ReportedRecord record)
    {
        if (record.Kind.Length == 0)
        {
            return new("uppgiften anger resultat utan att säga av vad, och räknas inte som något som är gjort",
                "the record states results without saying of what, and does not count as anything done");
        }

        NounForms? reported = NounForms.ForKind(record.Kind, agreement);
        NounList promised = CountedNoun.For(target.Counting.InCommon() with { Unit = "", Outcome = "" }, agreement).Nouns;
        return new($"uppgiften är av slaget {reported?.SwedishSingular ?? record.Kind}, men löftet gäller {promised.SwedishPlural}",
            $"the record is of the kind {reported?.EnglishSingular ?? record.Kind}, but the promise is about {promised.EnglishPlural}");
    }

    private static BothLanguages Party(TargetTerms target, ReportedRecord record)
    {
        string sv = PartyName.SwedishFor(record.Party);
        string en = PartyName.EnglishFor(record.Party);
        string who = record.Party == Contracts.Common.V1.Party.Police ? "who are" : "which is";
        return target.Counting.Parties is [var counted]
            ? new($"uppgiften kommer från {sv}, men bara det som {PartyName.SwedishFor(counted)} redovisar räknas",
                $"the record comes from {en}, but only what is reported by {PartyName.EnglishFor(counted)} counts")
            : new($"uppgiften kommer från {sv}, som inte ansvarar för åtagandet",
                $"the record comes from {en}, {who} not responsible for the commitment");
    }

    private static BothLanguages Focus(TargetTerms target, AgreementRecorded agreement, ReportedRecord record)
    {
        if (!target.Counting.Focuses.Except(record.Focuses).Any())
        {
            return AnyFocus(target, agreement);
        }

        string[] missing = [.. target.Counting.Focuses.Where(code => !record.Focuses.Contains(code))];
        string[] sv = [.. missing.Select(code => OwnNames.Focus(code, agreement)?.Swedish ?? code)];
        string[] en = [.. missing.Select(code => OwnNames.Focus(code, agreement)?.English ?? code)];
        return missing.Length == 1
            ? new($"inriktningen {sv[0]} saknas", $"the focus on {en[0]} is missing")
            : new($"inriktningarna {Words.SwedishAnd(sv)} saknas", $"the focuses on {Words.EnglishAnd(en)} are missing");
    }

    private static BothLanguages AnyFocus(TargetTerms target, AgreementRecorded agreement)
    {
        string[] sv = [.. target.Counting.AnyFocuses.Select(code => OwnNames.Focus(code, agreement)?.Swedish ?? code)];
        string[] en = [.. target.Counting.AnyFocuses.Select(code => OwnNames.Focus(code, agreement)?.English ?? code)];
        return sv.Length == 1
            ? new($"inriktningen {sv[0]} saknas", $"the focus on {en[0]} is missing")
            : new($"ingen av inriktningarna {Words.SwedishOr(sv)} är angiven", $"none of the focuses {Words.EnglishOr(en)} is stated");
    }

    private static BothLanguages Unit(TargetTerms target, ReportedRecord record)
    {
        CountUnit? reported = CountUnits.Find(record.Unit);
        CountUnit? promised = CountUnits.Find(target.Counting.Unit);
        (string svReported, string enReported) = (reported?.SwedishPlural ?? record.Unit, reported?.EnglishPlural ?? record.Unit);
        (string svPromised, string enPromised) = (promised?.SwedishPlural ?? target.Counting.Unit, promised?.EnglishPlural ?? target.Counting.Unit);
        return new($"antalet är redovisat i {svReported}, men löftet räknas i {svPromised}",
            $"the number is reported in {enReported}, but the promise is counted in {enPromised}");
    }

    private static BothLanguages StepNotReached(TargetTerms target) => target.Counting.MeasureStep switch
    {
        MeasureStep.Planned => new("åtgärden är inte planerad än", "the measure has not been planned yet"),
        MeasureStep.Presented => new("åtgärden är inte presenterad än", "the measure has not been presented yet"),
        MeasureStep.Decided => new("åtgärden är inte beslutad än", "the measure has not been decided yet"),
        _ => new("åtgärden är inte genomförd än", "the measure has not been carried out yet"),
    };

    private static BothLanguages Body(TargetTerms target)
    {
        BothLanguages bodies = target.Counting.Bodies.Count == 0 ? new("rätt instans", "the right body") : Deed.Bodies(target.Counting.Bodies);
        return target.Counting.MeasureStep == MeasureStep.Decided
            ? new($"åtgärden är inte beslutad i {bodies.Sv}", $"the measure has not been decided by {bodies.En}")
            : new($"åtgärden är inte presenterad för {bodies.Sv}", $"the measure has not been presented to {bodies.En}");
    }

    /// <summary>Of a sum within the period that reaches over days which belong to no window; null for all else.</summary>
    private static BothLanguages? BetweenWindows(TargetTerms target, AgreementRecorded agreement, ReportedRecord record)
    {
        DateSpan limits = CountedDays.Limits(agreement, target);
        DateSpan days = new(record.Date, record.EndDate ?? record.Date);
        if (!limits.Contains(days.Start) || !limits.Contains(days.End) || CalendarWindows.CoverAll(agreement, target, days))
        {
            return null;
        }

        WindowNoun? window = WindowNoun.For(TargetKinds.Of(target).PerOf(target));
        return days.Start == days.End
            ? new($"dagen ligger mellan {window?.SwedishAll}", $"the day lies between the {window?.EnglishMany}")
            : new($"summan gäller också dagar mellan {window?.SwedishAll} och kan inte fördelas på dem",
                $"the sum is also about days between the {window?.EnglishMany} and cannot be divided among them");
    }

    private static BothLanguages Period(TargetTerms target, AgreementRecorded agreement, ReportedRecord record)
    {
        if (BetweenWindows(target, agreement, record) is { } between)
        {
            return between;
        }

        bool span = record.EndDate is { } last && last != record.Date;
        string date = span ? $"{record.Date:yyyy-MM-dd}–{record.EndDate:yyyy-MM-dd}" : $"{record.Date:yyyy-MM-dd}";
        (string sv, string en) = span
            ? ($"dagarna {date} ligger inte helt inom", $"the days {date} are not entirely within")
            : ($"datumet {date} ligger utanför", $"the date {date} is outside");
        return CountedDays.Of(agreement, target) is { } days
            ? new($"{sv} löftets period {days.Start:yyyy-MM-dd}–{days.End:yyyy-MM-dd}",
                $"{en} the promise’s period {days.Start:yyyy-MM-dd}–{days.End:yyyy-MM-dd}")
            : new($"{sv} löftets period", $"{en} the promise’s period");
    }
}
