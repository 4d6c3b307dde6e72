using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    private const char AddressSeparator = '~';
    private const int MostCorrections = 100;

    public override async Task<GetReceiptResponse> GetReceipt(GetReceiptRequest request, ServerCallContext context)
    {
        var (agreement, snapshot) = await ReadAgreementOfAsync(
            request.CommitmentId, AskedMoments.Read(request.AsOf, request.Position), context.CancellationToken);
        var moment = snapshot.Moment.Again;
        var pair = FindPair(agreement, request.CommitmentId, snapshot);
        var response = new GetReceiptResponse
        {
            Commitment = FollowUpMapping.ToWire(pair, snapshot),
            RuleVersion = Judge.RuleVersion,
            AsOf = snapshot.AsOf.ToTimestamp(),
            Position = snapshot.Moment.Position.ToString(),
        };
        var records = await reader.RecordsAsync(agreement.MunicipalityCode, moment, context.CancellationToken);
        var manifests = await reader.ManifestsAsync(agreement.MunicipalityCode, moment, context.CancellationToken);
        var known = records.Select(item => (Record: KnownOn(item.Record, snapshot.Day), item.RecordedAt)).Where(item => item.Record is not null).ToList();
        var over = manifests.Where(item => item.Manifest.StartDate <= snapshot.Day).ToList();
        response.ToCome = records.Count - known.Count + manifests.Count - over.Count;
        response.Rows.AddRange(known.SelectMany(item => ReceiptMapping.Rows(pair.Shown, item.Record!, item.RecordedAt, snapshot.Day))
            .Concat(over.Select(item => ReceiptMapping.Row(item.Type, item.Manifest, item.RecordedAt)))
            .OrderBy(row => row.Date, StringComparer.Ordinal).ThenBy(row => row.Source, StringComparer.Ordinal)
            .ThenBy(row => row.RecordId, StringComparer.Ordinal));
        response.Courses.AddRange(CourseMapping.Of(pair.Shown, snapshot));
        response.Corrections.AddRange(await CorrectionsOfAsync(agreement, request.CommitmentId, snapshot, context.CancellationToken));
        return response;
    }

    /// <summary>
    /// What of a record has happened by a day; null when nothing has. A date to come is a plan or a slip, and what is planned is not
    /// published: a receipt that told when the next control is would undo it.
    /// </summary>
    private static ReportedRecord? KnownOn(ReportedRecord record, DateOnly day)
    {
        if (record.Date <= day)
        {
            return record;
        }

        var reached = record.Steps.Where(step => step.Date <= day).ToList();
        return reached.Count == 0 ? null : record with { Steps = reached, Date = reached.Max(step => step.Date) };
    }

    /// <summary>Newest first. The feed of corrections holds them all, and what they changed for other commitments.</summary>
    private async Task<List<Correction>> CorrectionsOfAsync(
        AgreementRecorded agreement, string commitmentId, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var scope = new FeedScope(agreement.MunicipalityCode, OnlyReplacing: true, NewestFirst: true, UpTo: snapshot.Moment.Position);
        return (await PageAsync(scope, default, MostCorrections, Told, cancellationToken)).Found;

        Correction? Told(FeedEntry entry, FeedPart part) => CorrectionMapping.ToWire(entry, part) is { } correction
            && (correction.Revision > 0 ? correction.RecordId == agreement.Id : correction.Counts.Any(count => count.CommitmentId == commitmentId))
                ? correction
                : null;
    }

    private async Task<(AgreementRecorded Agreement, Snapshot Snapshot)> ReadAgreementOfAsync(
        string commitmentId, AskedMoment asked, CancellationToken cancellationToken)
    {
        var parts = commitmentId.Split(AddressSeparator);
        return (parts.Length == 2 ? await reader.ReadAgreementAsync(parts[0], asked, cancellationToken) : null) ?? throw CommitmentNotFound();
    }

    private async Task<WordingPair> FindPairAsync(string commitmentId, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var parts = commitmentId.Split(AddressSeparator);
        var agreement = parts.Length == 2 ? await reader.FindAgreementAsync(parts[0], snapshot.Moment.Again, cancellationToken) : null;
        return FindPair(agreement ?? throw CommitmentNotFound(), commitmentId, snapshot);
    }

    private static WordingPair FindPair(AgreementRecorded agreement, string commitmentId, Snapshot snapshot) =>
        CountedWording.On(agreement, snapshot.Day).FirstOrDefault(pair => FollowUpMapping.Address(pair.Shown) == commitmentId)
        ?? throw CommitmentNotFound();

    private static DomainException CommitmentNotFound() => DomainException.NotFound(
        "COMMITMENT_NOT_FOUND", "There is no commitment of a signed agreement with this id; it is written agreement~commitment.");
}
