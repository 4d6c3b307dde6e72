using Grpc.Core;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>The RPC of wordings. It stores nothing and logs nothing of the text.</summary>
internal sealed class WordingsService : Wire.WordingsService.WordingsServiceBase
{
    private const int LongestText = 200_000;

    public override Task<ReadWordingResponse> ReadWording(ReadWordingRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireScope(Scopes.FollowUpManage);
        var violations = new Violations("");
        violations.Municipality(request.MunicipalityCode);
        violations.Require(!string.IsNullOrWhiteSpace(request.Text), "text", "Required: the wording to read.");
        violations.Require(request.Text.Length <= LongestText, "text", $"At most {LongestText} characters.");
        violations.ThrowIfAny();
        caller.RequireMunicipality(request.MunicipalityCode);
        return Task.FromResult(WordingReader.Read(Municipalities.Find(request.MunicipalityCode)!, request.Text));
    }
}
