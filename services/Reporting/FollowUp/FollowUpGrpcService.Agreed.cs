using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task<ListAgreedCodesResponse> ListAgreedCodes(ListAgreedCodesRequest request, ServerCallContext context)
    {
        var violations = new Violations("");
        violations.Municipality(request.MunicipalityCode);
        violations.ThrowIfAny();
        var agreements = await reader.AgreementsAsync(request.MunicipalityCode, asOf: null, context.CancellationToken);
        var rules = agreements.SelectMany(agreement => agreement.Commitments).SelectMany(commitment => commitment.Targets)
            .SelectMany(target => target.Counting.Rules()).ToList();
        return new ListAgreedCodesResponse
        {
            Agreements = agreements.Count,
            Areas =
            {
                Each(agreements.SelectMany(agreement => agreement.Areas).Select(area => area.Code)
                    .Concat(agreements.Select(agreement => agreement.District)).Concat(rules.SelectMany(rule => rule.Areas))),
            },
            ThirdParties =
            {
                Each(agreements.SelectMany(agreement => agreement.ThirdParties).Select(other => other.Code).Concat(rules.SelectMany(rule => rule.ThirdParties))),
            },
        };

        static IEnumerable<string> Each(IEnumerable<string> codes) => codes.Where(code => code.Length > 0).Distinct().Order(StringComparer.Ordinal);
    }
}
