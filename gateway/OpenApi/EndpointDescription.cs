using Google.Protobuf.Reflection;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>What the API's description says of an endpoint beside what its route and its access say already.</summary>
/// <param name="Id">The operation's id; the examples are filed under it.</param>
/// <param name="Sv">What it does, in Swedish.</param>
/// <param name="En">The same in English.</param>
internal sealed record EndpointDescription(string Id, string Sv, string En)
{
    /// <summary>Further sentences in Swedish.</summary>
    public string MoreSv { get; init; } = "";

    /// <summary>The same in English.</summary>
    public string MoreEn { get; init; } = "";

    /// <summary>What the JSON body is; null when there is no body.</summary>
    public Shape? Takes { get; init; }

    /// <summary>Fields that the body must state.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>True when the body may be left out.</summary>
    public bool BodyIsOptional { get; init; }

    /// <summary>True when it also takes many records, as lines of JSON or as CSV.</summary>
    public bool TakesMany { get; init; }

    /// <summary>Query parameters and request headers.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Answers below 400.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>True when the state of what is stored may forbid it: 409.</summary>
    public bool MayConflict { get; init; }

    /// <summary>True when a token shows more than there is without one.</summary>
    public bool ReadsMoreWithToken { get; init; }
}

/// <summary>One answer below 400.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="MediaType">Of the body; null when there is none.</param>
/// <param name="Shape">Of the body; null for text that the media type describes.</param>
internal sealed record Answer(int Status, string? MediaType = null, Shape? Shape = null)
{
    /// <summary>Headers that it has beside those that every answer has; named in the document's components.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>JSON with a message.</summary>
    public static Answer Json(Shape shape, int status = StatusCodes.Status200OK) => new(status, "application/json", shape);
}

/// <summary>The shape of a JSON body.</summary>
/// <param name="Message">A message; null for a shape that no contract has.</param>
/// <param name="Own">Name of a shape that the gateway itself defines.</param>
/// <param name="List">Name of the list that a page of them stands in; null for one alone.</param>
/// <param name="HasPosition">True when the page also tells where it ends.</param>
internal sealed record Shape(MessageDescriptor? Message = null, string? Own = null, string? List = null, bool HasPosition = false);

/// <summary>Declares descriptions beside the routes.</summary>
internal static class EndpointDescriptions
{
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, EndpointDescription description) =>
        endpoint.WithMetadata(description);
}
