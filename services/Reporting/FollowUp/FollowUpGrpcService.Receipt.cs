using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Feeds;
using Medborgarlofte.Reporting.Receipts;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    private const char AddressSeparator = '~';
    private const int MostCorrections = 100;
    private const int DefaultRows = 20;

    public override async Task<GetReceiptResponse> GetReceipt(GetReceiptRequest request, ServerCallContext context)
    {
        var violations = new Violations("");
        var after = ReceiptPlace.Start;
        violations.Require(request.PageSize is >= 0 and <= LargestPage, "pageSize", $"1-{LargestPage}, or left out for {DefaultRows}.");
        violations.Require(request.PageToken.Length == 0 || ReceiptPlace.TryParse(request.PageToken, out after),
            "pageToken", "The nextPageToken of the page before.");
        violations.Require(request.Excluded.Length == 0 || (!request.CountedOnly && ReceiptMapping.AllCodes.Contains(request.Excluded)),
            "excluded", "A reason of the totals, without countedOnly.");
        violations.ThrowIfAny();
        return request.AsOf is null
            ? await ReceiptAsync(request, after, context.CancellationToken)
            : await expensive.AskAsync($"receipt/{request}", token => ReceiptAsync(request, after, token), context.CancellationToken);
    }

    private async Task<GetReceiptResponse> ReceiptAsync(GetReceiptRequest request, ReceiptPlace after, CancellationToken cancellationToken)
    {
        var (agreement, snapshot) = await ReadAgreementOfAsync(
            request.CommitmentId, AskedMoments.Read(request.AsOf, request.Position), cancellationToken);
        var wording = FindPair(agreement, request.CommitmentId, snapshot.Day);
        var counts = request.AsOf is null
            ? await totals.NowAsync(agreement.MunicipalityCode, snapshot, cancellationToken)
            : await totals.ThenAsync(agreement.MunicipalityCode, snapshot, cancellationToken);
        var response = new GetReceiptResponse
        {
            Commitment = FollowUpMapping.ToWire(wording, snapshot),
            RuleVersion = Judge.RuleVersion,
            AsOf = snapshot.AsOf.ToTimestamp(),
            Position = snapshot.Moment.Position.ToString(),
            ToCome = (int)Math.Min(counts.ToCome, int.MaxValue),
            Totals = counts.Of(wording.Shown),
            Agreement = TermsMapping.OfReceipt(agreement, wording.Shown),
        };
        response.Agreement.FollowedFrom = await FollowedFromAsync(agreement.Id, snapshot.Moment, cancellationToken);
        var scope = new ReceiptScope(agreement.MunicipalityCode, snapshot.Moment.Position);
        var size = request.PageSize == 0 ? DefaultRows : request.PageSize;
        var (rows, next) = HasNone(request, response.Totals) ? ([], null) : await receipts.PageAsync(
            scope, new ReceiptRows([wording.Shown], snapshot.Day, request.CountedOnly, counts.Few, request.Excluded), after, size,
            hasTurn: request.AsOf is not null, cancellationToken);
        response.Rows.AddRange(rows);
        response.NextPageToken = next?.ToString() ?? "";
        response.NextPage = next is null ? "" : NextPage(response.Commitment.Receipt, response, request);
        response.Courses.AddRange(CourseMapping.Of(wording.Shown, snapshot));
        response.StandingStill.AddRange(await standing.ReadAsync(request.AsOf?.ToInstant(), cancellationToken));
        response.Corrections.AddRange(await CorrectionsOfAsync(agreement, request.CommitmentId, snapshot, cancellationToken));
        return response;
    }

    /// <summary>Of the same moment: what is reported between two pages moves no row.</summary>
    private static string NextPage(string receipt, GetReceiptResponse page, GetReceiptRequest request) => string.Concat(
        $"{receipt}?after={page.NextPageToken}",
        request.PageSize > 0 ? $"&limit={request.PageSize}" : "",
        $"&as-of={Uri.EscapeDataString(page.AsOf.ToDateTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture))}",
        $"&position={page.Position}",
        request.CountedOnly ? "&counted=true" : "",
        request.Excluded.Length > 0 ? $"&excluded={request.Excluded}" : "");

    private static bool HasNone(GetReceiptRequest request, ReceiptTotals totals) =>
        (request.CountedOnly && totals.Counted == 0)
        || (request.Excluded.Length > 0 && totals.ExcludedRecords.All(same => same.Excluded != request.Excluded));

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
        return FindPair(agreement ?? throw CommitmentNotFound(), commitmentId, snapshot.Day);
    }

    private static WordingPair FindPair(AgreementRecorded agreement, string commitmentId, DateOnly day) =>
        CountedWording.On(agreement, day).FirstOrDefault(pair => FollowUpMapping.Address(pair.Shown) == commitmentId)
        ?? throw CommitmentNotFound();

    private static DomainException CommitmentNotFound() => DomainException.NotFound(
        "COMMITMENT_NOT_FOUND", "There is no commitment of a signed agreement with this id; it is written agreement~commitment.");
}
