using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records;

/// <summary>What a withdrawal says beside the record's address.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Etag">The version to withdraw; empty for whichever is stored.</param>
internal sealed record Withdrawal(string Reason, string Etag)
{
    /// <summary>
    /// Reads ?reason= or, as DELETE with a body does not pass every proxy the other way around, a JSON body with the reason. The body
    /// is the RPC's request, of which only the reason may be given.
    /// </summary>
    /// <param name="request">The DELETE request.</param>
    /// <param name="reason">Takes the reason out of the body.</param>
    public static Task<Withdrawal> ReadAsync<TRequest>(HttpRequest request, Func<TRequest, string> reason)
        where TRequest : class, IMessage<TRequest>, new() => ReadAsync(request, new QueryReader(request), reason);

    /// <summary>The same, beside what has been read of the query.</summary>
    public static async Task<Withdrawal> ReadAsync<TRequest>(HttpRequest request, QueryReader query, Func<TRequest, string> reason)
        where TRequest : class, IMessage<TRequest>, new()
    {
        var inQuery = query.Text("reason");
        query.ThrowIfBad();
        var etag = Preconditions.IfMatch(request);
        if (request.ContentType is null)
        {
            return new Withdrawal(inQuery, etag);
        }

        // Clients that are made from the description send a body that is empty or null where there is none.
        if (await JsonBody.ReadOptionalAsync<TRequest>(request) is not { } body)
        {
            return new Withdrawal(inQuery, etag);
        }

        var inBody = reason(body);
        foreach (var field in body.Descriptor.Fields.InDeclarationOrder().Where(field => field.JsonName != "reason"))
        {
            if (field.Accessor.GetValue(body) is string { Length: > 0 })
            {
                throw Refused(field.JsonName, "Stands in the address or in If-Match.");
            }
        }

        return inQuery.Length == 0 || inBody.Length == 0 ? new Withdrawal(inQuery + inBody, etag) : throw Refused("reason", "Stands twice.");
    }

    private static DomainException Refused(string field, string description) =>
        new(StatusCode.InvalidArgument, "VALIDATION_FAILED", "One field is not valid.") { Fields = [new FieldViolation(field, description)] };
}
