using FsCheck.Xunit;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Sentences;

/// <summary>
/// Sentences about generated agreements and records, read back: their numbers and state are the verdict's, and they name nobody and nothing
/// that is in no counted record.
/// </summary>
public class SentenceProperties
{
    private static readonly (string Code, string Sv, string En)[] Kinds =
        [("trafikkontroll", "trafikkontroll", "traffic control"), ("fotpatrull", "fotpatrull", "foot patrol"), ("trygghetsvandring", "trygghetsvandring", "safety walk")];

    private static readonly (string Code, string Name)[] Areas = [("norr", "Norrby"), ("soder", "Söderby"), ("vaster", "Västerby")];

    private static readonly Party[][] Parties = [[Party.Police], [Party.Municipality], [Party.Police, Party.Municipality]];

    [Property(MaxTest = 1000)]
    public bool For_AnyNumber_ReadsBackAsTheVerdict(int[] seeds, int promise, int day)
    {
        (AgreementRecorded agreement, Verdict verdict, _) = Generated(seeds, promise, day);
        if (verdict.Outcome == Outcome.NotStarted && verdict.Day < agreement.Period!.Start)
        {
            return true;
        }

        BothLanguages text = VerdictSentence.For(verdict, agreement);
        TargetVerdict target = verdict.Targets[0];
        long count = (long)(target.Count ?? 0);
        string state = verdict.Outcome switch
        {
            Outcome.Fulfilled => "fulfilled",
            Outcome.NotFulfilled => "notFulfilled",
            Outcome.NotReported when verdict.Day > agreement.Period!.End => "notReported",
            _ => "open",
        };
        long promised = (long)target.Required!;
        long? missing = state == "notFulfilled" && count > 0 ? promised - count : null;
        ParsedSentence expected = new(promised, count, missing, state);
        (ParsedSentence sv, ParsedSentence en) = (ParsedSentence.OfSwedish(text.Sv), ParsedSentence.OfEnglish(text.En));
        return (expected == sv && expected == en)
            ? true
            : throw new InvalidOperationException($"{expected} told as {text.Sv} ({sv}) and {text.En} ({en})");
    }

    [Property(MaxTest = 1000)]
    public bool For_AnyRecords_NamesOnlyPartiesKindsAndAreasOfCountedOnes(int[] seeds, int promise, int day)
    {
        (AgreementRecorded agreement, Verdict verdict, ReportedRecord[] records) = Generated(seeds, promise, day);
        ReportedRecord[] counted = [.. records.Where(record => record.Date <= verdict.Day && Match(agreement, record).Counts)];
        if (counted.Length == 0)
        {
            return true;
        }

        BothLanguages text = VerdictSentence.For(verdict, agreement);
        (string Sv, string En, bool IsNamed)[] names =
        [
            ("polisen", "police", counted.Any(record => record.Party == Party.Police)),
            ("kommunen", "municipality", counted.Any(record => record.Party == Party.Municipality)),
            .. Kinds.Select(kind => (kind.Sv, kind.En, counted.Any(record => record.Kind == kind.Code))),
            .. Areas.Select(area => (area.Name, area.Name, counted.Any(record => record.Area == area.Code))),
        ];
        (string Sv, string En, bool)[] wrong =
        [
            .. names.Where(name => !name.IsNamed && (text.Sv.Contains(name.Sv, StringComparison.OrdinalIgnoreCase) || text.En.Contains(name.En, StringComparison.OrdinalIgnoreCase))),
        ];
        return wrong.Length == 0 ? true : throw new InvalidOperationException($"{wrong[0].Sv} is in no counted record: {text.Sv} {text.En}");
    }

    private static (AgreementRecorded Agreement, Verdict Verdict, ReportedRecord[] Records) Generated(int[] seeds, int promise, int day)
    {
        int value = Positive(promise);
        CountingTerms counting = new()
        {
            Kinds = [.. Kinds.Take((value % 3) + 1).Select(kind => kind.Code)],
            Areas = [.. Areas.Take(value / 3 % 4).Select(area => area.Code)],
        };
        Party[] responsible = Parties[value / 12 % 3];
        TargetTerms target = Target("a", counting) with { Occasions = new OccasionsGoal(Comparison.AtLeast, (value / 36 % 20) + 1, 0, Per.Period, [], false) };
        AgreementRecorded agreement = Agreement("2020-01-01", "2020-12-31", Commitment("1", responsible, target)) with
        {
            Areas = [.. Areas.Select(area => new NamedCode(area.Code, area.Name))],
        };
        ReportedRecord[] records = [.. seeds.Select(Record).Where(record => responsible.Contains(record.Party) && Match(agreement, record).Counts)];
        Declaration[] declared = value / 720 % 2 == 0 ? [] : [Declared("2020-01-01", "2020-12-31"), Declared("2020-01-01", "2020-12-31", Party.Municipality)];
        string on = Positive(day) % 2 == 0 ? "2021-02-15" : $"{Day("2020-01-01").AddDays(Positive(day) / 2 % 365):yyyy-MM-dd}";
        return (agreement, Judged(agreement, on, records, declared), records);
    }

    private static ReportedRecord Record(int seed)
    {
        int value = Positive(seed);
        return Activity("2020-01-01", Kinds[value % 3].Code) with
        {
            Date = Day("2020-01-01").AddDays(value / 3 % 366),
            Party = value / 1098 % 2 == 0 ? Party.Police : Party.Municipality,
            Area = value / 2196 % 4 is > 0 and var area ? Areas[area - 1].Code : "",
            Quantity = (value / 8784 % 4) + 1,
        };
    }

    // FsCheck prefers small numbers; spreading them out reaches every kind, day and quantity.
    private static int Positive(int seed) => (int)((uint)seed * 2654435761u >> 1);
}
