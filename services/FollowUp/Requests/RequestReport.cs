using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Records;

namespace Medborgarlofte.FollowUp.Requests;

/// <summary>Requests for what is done when somebody asks, and how many of them were met.</summary>
internal sealed class RequestReport : SourceRecord
{
    public required string AgreementId { get; init; }
    public required string CommitmentId { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>Last day of a sum; null for one day.</summary>
    public DateOnly? EndDate { get; init; }
    public required long Asked { get; init; }

    /// <summary>At most <see cref="Asked"/>.</summary>
    public required long Met { get; init; }

    public override string EntryType => JournalTypes.RequestReport;

    public override string Subject => $"request-report/{Source}/{RecordId}";

    public override object ToEvent() => new RequestReportRecorded
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        AgreementId = AgreementId,
        CommitmentId = CommitmentId,
        Date = Date,
        EndDate = EndDate,
        Asked = Asked,
        Met = Met,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };
}
