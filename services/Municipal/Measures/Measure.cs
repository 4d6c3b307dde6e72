using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.Municipal.Measures;

/// <summary>Something the municipality does, as far as it has come.</summary>
internal sealed class Measure : SourceRecord
{
    public required string Area { get; init; }
    public required string Kind { get; init; }
    public required List<string> Focuses { get; init; }
    public required string Title { get; init; }

    /// <summary>The steps reached, at least one, in the order in which a measure reaches them.</summary>
    public required List<StepReached> Steps { get; init; }

    /// <summary>Day of the last step: a column for the order of lists, derived from <see cref="Steps"/> and not part of the event.</summary>
    public required DateOnly Date { get; init; }
    public DateOnly? EndDate { get; init; }
    public required long Quantity { get; init; }
    public required string Unit { get; init; }
    public required Precision Precision { get; init; }
    public required List<OutcomeTally> Outcomes { get; init; }
    public required List<Party> JointWith { get; init; }
    public required List<string> ThirdParties { get; init; }
    public required List<string> CoveredItems { get; init; }
    public required List<string> Includes { get; init; }
    public required string DuplicateOf { get; init; }

    public override string EntryType => JournalTypes.Measure;

    public override string Subject => SubjectOf(Source, RecordId);

    public static string SubjectOf(string source, string recordId) => $"measure/{source}/{recordId}";

    public override object ToEvent() => new MeasureRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        Area = Area,
        Kind = Kind,
        Focuses = Focuses,
        Title = Title,
        Steps = Steps,
        EndDate = EndDate,
        Quantity = Quantity,
        Unit = Unit,
        Precision = Precision,
        Outcomes = Outcomes,
        JointWith = JointWith,
        ThirdParties = ThirdParties,
        CoveredItems = CoveredItems,
        Includes = Includes,
        DuplicateOf = DuplicateOf,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };
}
