using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Journal.Redactions;

/// <summary>Removes texts from the records of this process's services.</summary>
internal sealed class RedactionsGrpcService(IEnumerable<TextRedaction> redactions, ILogger<RedactionsGrpcService> logger)
    : RedactionsService.RedactionsServiceBase
{
    private const int LongestField = 200;

    public override async Task<RedactTextResponse> RedactText(RedactTextRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireScope(Scopes.FollowUpRedact);
        var type = RedactableType.Find(request.RecordType);
        var violations = new Violations("");
        violations.Require(type is not null, "recordType", $"Required: one of {string.Join(", ", RedactableType.All.Select(one => one.Name))}.");
        violations.Require(request.RecordId.Length > 0, "recordId", "Required: the id of a stored record.");
        violations.Require(type?.Name == "agreement" ? request.Source.Length == 0 : request.Source.Length > 0,
            "source", "Required: the source of the record; left out for an agreement.");
        violations.Require(request.Field.Length <= LongestField, "field", $"At most {LongestField} characters.");
        violations.Require(request.Version >= 0, "version", "A version of the record; 0 or left out for all.");
        violations.Require(request.Reason != RedactionReason.Unspecified && Enum.IsDefined(request.Reason),
            "reason", "Required: personalData, secrecy or misplaced.");
        violations.ThrowIfAny();

        var redaction = redactions.FirstOrDefault(one => one.Journal == type!.Journal)
            ?? throw DomainException.NotFound("JOURNAL_NOT_FOUND", "This service keeps no records of that type.");
        var response = await redaction.RedactAsync(caller, type!, request, context.CancellationToken);
        logger.TextsRedacted(type!.Name, caller.Actor, response.Texts, response.Sequence);
        return response;
    }
}
