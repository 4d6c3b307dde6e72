using System.Text.Json.Serialization;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>A commitment as signed or revised. Shapes are those of <c>medborgarlofte.followup.v1.Commitment</c>.</summary>
public sealed record CommitmentTerms
{
    public required string Id { get; init; }
    [FreeText]
    public required string Text { get; init; }
    public IReadOnlyList<string> Promises { get; init; } = [];
    public IReadOnlyList<Party> Responsible { get; init; } = [];
    public IReadOnlyList<string> ThirdParties { get; init; } = [];
    public IReadOnlyList<TargetTerms> Targets { get; init; } = [];
    [FreeText]
    public string Reading { get; init; } = "";
}

/// <summary>What must be reached and what counts. Exactly one of the goals is not null.</summary>
public sealed record TargetTerms
{
    public required string Id { get; init; }
    public OccasionsGoal? Occasions { get; init; }
    public ShareGoal? Share { get; init; }
    public CoverageGoal? Coverage { get; init; }
    public MilestoneGoal? Milestone { get; init; }
    public OnRequestGoal? OnRequest { get; init; }
    public IndicatorGoal? Indicator { get; init; }
    public QualitativeGoal? Qualitative { get; init; }
    public CountingTerms Counting { get; init; } = new();

    /// <summary>Only this part of the agreement's period; null for all of it.</summary>
    public DateSpan? Within { get; init; }
}

/// <summary>A number of occasions in each window.</summary>
public sealed record OccasionsGoal(Comparison Comparison, long Number, long UpperNumber, Per Per, IReadOnlyList<Season> Seasons, bool EachArea)
{
    /// <summary>Of a range: true when more than the upper number breaks it.</summary>
    public bool UpperIsCeiling { get; init; }

    /// <summary>True when each area must have at least one beside the number.</summary>
    public bool AllAreas { get; init; }

    /// <summary>How many weeks or months one window holds.</summary>
    public int Every { get; init; } = 1;

    /// <summary>First day of the first window of several weeks or months; null for the first counted day.</summary>
    public DateOnly? EveryFrom { get; init; }
}

/// <summary>A share in percent; <paramref name="WholeOutcome"/> is empty when the whole is the counted quantity.</summary>
public sealed record ShareGoal(Comparison Comparison, int Percent, string PartOutcome, string WholeOutcome)
{
    /// <summary>True when it holds for each area of the counting rule. A goal from before this reads, and is hashed, as it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool EachArea { get; init; }

    /// <summary>The items for each of which it holds; null for all together.</summary>
    public IReadOnlyList<NamedCode>? Items { get; init; }

    /// <summary>True when several shares are judged apart.</summary>
    public bool IsEach() => EachArea || Items is not null;
}

/// <summary>Every item of a stated set, <paramref name="Times"/> times in each window.</summary>
public sealed record CoverageGoal(IReadOnlyList<NamedCode> Items, int Times, Per Per, bool RiskOccasions)
{
    /// <summary>How many weeks or months one window holds.</summary>
    public int Every { get; init; } = 1;

    /// <summary>First day of the first window of several weeks or months; null for the first counted day.</summary>
    public DateOnly? EveryFrom { get; init; }
}

/// <summary>Steps to reach; <paramref name="DueDate"/> is null for the end of the period.</summary>
public sealed record MilestoneGoal(IReadOnlyList<MilestoneStepTerms> Steps, DateOnly? DueDate);

/// <summary>One step to reach.</summary>
public sealed record MilestoneStepTerms(string Code, BothLanguages Name);

/// <summary>What is done when somebody asks: this percent of the requests must be met.</summary>
public sealed record OnRequestGoal(int Percent)
{
    /// <summary>True for "vid behov": needs that the parties have seen, and not what somebody has asked for.</summary>
    public bool AsNeeded { get; init; }
}

/// <summary>A measured value with a direction; its numbers have at most 15 digits, 6 of them decimals.</summary>
public sealed record IndicatorGoal(
    BothLanguages Name, [property: FreeText] string Unit, Direction Direction, decimal? Baseline, decimal? Goal, [property: FreeText] string DecidedBy)
{
    /// <summary>The days that the deciding value is for; null for those of the target.</summary>
    public DateSpan? Measured { get; init; }

    /// <summary>English name of <see cref="Unit"/>, where that is no listed one.</summary>
    [FreeText]
    public string UnitEn { get; init; } = "";

    /// <summary>English name of <see cref="DecidedBy"/>.</summary>
    [FreeText]
    public string DecidedByEn { get; init; } = "";
}

/// <summary>Work that is described, not counted.</summary>
public sealed record QualitativeGoal(int DescribedInMonth);

/// <summary>Which records count. Lists are "any of", focuses "all of"; an empty list accepts everything.</summary>
public sealed record CountingTerms
{
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Focuses { get; init; } = [];
    public IReadOnlyList<string> Areas { get; init; } = [];
    public IReadOnlyList<Party> Parties { get; init; } = [];
    public bool JointOnly { get; init; }

    /// <summary>The step a measure must have reached; UNSPECIFIED means carried out.</summary>
    public Medborgarlofte.Contracts.Municipal.V1.MeasureStep MeasureStep { get; init; }
    public IReadOnlyList<string> Bodies { get; init; } = [];
    public string Outcome { get; init; } = "";
    public string Unit { get; init; } = "";
    public IReadOnlyList<string> ThirdParties { get; init; } = [];

    /// <summary>True when all of <see cref="ThirdParties"/> must have taken part.</summary>
    public bool AllThirdParties { get; init; }
    public IReadOnlyList<string> Audiences { get; init; } = [];
    public IReadOnlyList<string> AnyFocuses { get; init; } = [];
    public IReadOnlyList<CountingTerms> Alternatives { get; init; } = [];
    public IReadOnlyList<Weekday> Weekdays { get; init; } = [];
    public IReadOnlyList<DateSpan> Days { get; init; } = [];

    /// <summary>What <see cref="Days"/> are, after the counted thing; null without them.</summary>
    public BothLanguages? DaysPhrase { get; init; }
}
