using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.Police.Activities;

/// <summary>Something the police did on a day, or within a span of days where only a sum is known.</summary>
internal sealed class PoliceActivity : SourceRecord
{
    public required string Area { get; init; }
    public required string Kind { get; init; }
    public required List<string> Focuses { get; init; }
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

    public override string EntryType => JournalTypes.PoliceActivity;

    public override string Subject => SubjectOf(Source, RecordId);

    public static string SubjectOf(string source, string recordId) => $"police-activity/{source}/{recordId}";

    public override object ToEvent() => new PoliceActivityRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        Area = Area,
        Kind = Kind,
        Focuses = Focuses,
        Date = Date,
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
