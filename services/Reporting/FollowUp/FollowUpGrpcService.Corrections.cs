using Grpc.Core;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    private const int DefaultPage = 50;
    private const int LargestPage = 200;

    public override async Task<ListCorrectionsResponse> ListCorrections(ListCorrectionsRequest request, ServerCallContext context)
    {
        var violations = new Violations("");
        violations.Require(request.MunicipalityCode.Length == 0 || Municipalities.Find(request.MunicipalityCode) is not null,
            "municipalityCode", "A four-digit kommunkod, or left out.");
        violations.Require(request.PageSize is >= 0 and <= LargestPage, "pageSize", $"1-{LargestPage}, or left out for {DefaultPage}.");
        var after = default(CorrectionId);
        violations.Require(request.After.Length == 0 || CorrectionId.TryParse(request.After, out after), "after", "The id of a correction.");
        violations.ThrowIfAny();

        var size = request.PageSize == 0 ? DefaultPage : request.PageSize;
        var page = await corrections.ReadAsync(request.MunicipalityCode, after, size + 1, context.CancellationToken);
        var found = CorrectionMapping.ToWire(page).ToList();
        var response = new ListCorrectionsResponse { NextAfter = found.Count > size ? found[size - 1].Id : "" };
        response.Corrections.AddRange(found.Take(size));
        return response;
    }
}
