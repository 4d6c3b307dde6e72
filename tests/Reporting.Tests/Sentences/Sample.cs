using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.Tests.Sentences;

/// <summary>Verdicts made by hand, so that each sentence has one case; the engine's own are tested where it is.</summary>
internal static class Sample
{
    public static readonly DateSpan TwoYears = new(new(2020, 1, 1), new(2021, 12, 31));

    /// <summary>Eight months before the end.</summary>
    public static readonly DateOnly Running = new(2021, 5, 1);
    public static readonly DateOnly Over = new(2022, 1, 15);
    public static readonly DateOnly Before = new(2019, 11, 1);
    public static readonly Party[] Both = [Party.Police, Party.Municipality];

    public static readonly AgreementRecorded Vetlanda = new()
    {
        Id = "vetlanda-2020-2021",
        Version = 1,
        MunicipalityCode = "0685",
        Title = "Medborgarlöfte i Vetlanda kommun 2020–2021",
        Period = TwoYears,
        State = AgreementState.Signed,
        Areas = [new("raslatt", "Råslätt"), new("oxnehaga", "Öxnehaga"), new("osterangen", "Österängen"), new("ekhagen", "Ekhagen")],
        ThirdParties = [new("vatterhem", "Vätterhem")],
        OwnKinds =
        [
            new("0685.isrunda", new("isrunda", "ice patrol"), new("isrundor", "ice patrols"), false),
            new("0685.torgmote", new("torgmöte", "market square meeting"), new("torgmöten", "market square meetings"), true),
        ],
        OwnOccasions = [new("jagersrostivalen", new("Jägersrostivalen", "the Jägersro festival"), [])],
    };

    /// <param name="kind">Kind codes with spaces between; empty for none.</param>
    public static TargetTerms Occasions(
        long number,
        string kind,
        Comparison comparison = Comparison.AtLeast,
        Per per = Per.Period,
        long upper = 0,
        CountingTerms? counting = null,
        bool eachArea = false,
        params Season[] seasons) => new()
        {
            Id = "a",
            Occasions = new(comparison, number, upper, per, seasons, eachArea),
            Counting = (counting ?? new()) with { Kinds = kind.Split(' ', StringSplitOptions.RemoveEmptyEntries) },
        };

    public static TargetVerdict Target(TargetTerms terms, Outcome outcome, decimal? count) => new()
    {
        Target = terms,
        Required = terms.Occasions?.Number,
        Comparison = terms.Occasions?.Comparison ?? Comparison.AtLeast,
        Per = terms.Occasions?.Per ?? Per.Period,
        Count = count,
        Outcome = outcome,
        Pace = outcome is Outcome.InProgress or Outcome.NotStarted ? Pace.OnTrack : Pace.Finished,
        Evidence = count is null ? EvidenceState.None : outcome == Outcome.NotReported ? EvidenceState.Partial : EvidenceState.Complete,
        Span = TwoYears,
    };

    /// <summary>A target that runs, of which nothing is reported or declared yet.</summary>
    public static TargetVerdict Awaited(TargetTerms terms) =>
        Target(terms, Outcome.NotReported, null) with { Pace = Pace.NotApplicable, IsAwaited = true };

    public static Verdict Verdict(DateOnly day, IReadOnlyList<Party> responsible, params TargetVerdict[] targets) => new()
    {
        Commitment = new() { Id = "1", Text = "…", Responsible = responsible, Targets = [.. targets.Select(target => target.Target)] },
        Day = day,
        Period = targets.Select(target => target.Span).FirstOrDefault(),
        Targets = targets,
        Outcome = targets[0].Outcome,
        Pace = targets[0].Pace,
        Evidence = targets[0].Evidence,
        NotReportedSince = null,
        Parts = [],
        Example = false,
        InputHash = "",
    };

    /// <summary>The police alone, on a day that fits the outcome.</summary>
    public static Verdict Police(TargetVerdict target, DateOnly? day = null) => Verdict(day ?? DayFor(target), [Party.Police], target);

    public static Verdict Municipality(TargetVerdict target, DateOnly? day = null) =>
        Verdict(day ?? DayFor(target), [Party.Municipality], target);

    public static Verdict Joint(TargetVerdict target, DateOnly? day = null) => Verdict(day ?? DayFor(target), Both, target);

    public static WindowVerdict Detail(string label, WindowState state, long count = 0, BothLanguages? name = null) =>
        new(label, name, null, count, state);

    private static DateOnly DayFor(TargetVerdict target) =>
        target.Outcome is Outcome.InProgress or Outcome.NotStarted || target.IsAwaited ? Running : Over;
}
