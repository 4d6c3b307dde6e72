using System.Globalization;
using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    private const int DefaultAgreements = 200;
    private const int MostAgreements = 1000;

    public override async Task<ListFollowedAgreementsResponse> ListFollowedAgreements(
        ListFollowedAgreementsRequest request, ServerCallContext context)
    {
        var violations = new Violations("");
        var offset = 0;
        violations.Require(request.PageSize is >= 0 and <= MostAgreements, "pageSize", $"1-{MostAgreements}, or left out for {DefaultAgreements}.");
        violations.Require(request.PageToken.Length == 0
            || (int.TryParse(request.PageToken, NumberStyles.None, CultureInfo.InvariantCulture, out offset)),
            "pageToken", "The nextPageToken of the page before.");
        violations.ThrowIfAny();

        var size = request.PageSize == 0 ? DefaultAgreements : request.PageSize;
        var (agreements, day) = await reader.FollowedAsync(context.CancellationToken);
        var response = new ListFollowedAgreementsResponse
        {
            NextPageToken = agreements.Count - size > offset ? (offset + size).ToString(CultureInfo.InvariantCulture) : "",
        };
        response.Agreements.AddRange(agreements.Skip(offset).Take(size).Select(stored => TermsMapping.Followed(stored, day)));
        return response;
    }
}
