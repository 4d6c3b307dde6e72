using Google.Protobuf;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>Descriptions of the kinds of endpoint that come again and again.</summary>
internal static class Described
{
    private static readonly IReadOnlyList<Parameter> Paging = [Parameter.Limit, Parameter.Offset, Parameter.Page];

    /// <summary>A page of a list.</summary>
    public static EndpointDescription List<T>(string id, string sv, string en, string name, params IReadOnlyList<Parameter> filters)
        where T : IMessage<T>, new() => List(id, sv, en, new Shape(Of<T>(), List: name), filters);

    /// <summary>A page of a list of a shape.</summary>
    public static EndpointDescription List(string id, string sv, string en, Shape page, params IReadOnlyList<Parameter> filters) => new(id, sv, en)
    {
        Parameters = [.. filters, .. Paging],
        Answers = [Answer.Json(page)],
    };

    /// <summary>One stored record.</summary>
    public static EndpointDescription Stored<T>(string id, string sv, string en)
        where T : IMessage<T>, new() => new(id, sv, en)
        {
            Parameters = [Parameter.AsOf, Parameter.IfNoneMatch],
            Answers = [Answer.Json(new Shape(Of<T>())) with { Headers = ["ETag"] }, new Answer(StatusCodes.Status304NotModified) { Headers = ["ETag"] }],
        };

    /// <summary>A message that is read with a token.</summary>
    public static EndpointDescription Message<T>(string id, string sv, string en, params IReadOnlyList<Parameter> parameters)
        where T : IMessage<T>, new() => new(id, sv, en) { Parameters = parameters, Answers = [Answer.Json(new Shape(Of<T>()))] };

    /// <summary>The same, by the message's descriptor.</summary>
    public static EndpointDescription Message(MessageDescriptor message, string id, string sv, string en) =>
        new(id, sv, en) { Answers = [Answer.Json(new Shape(message))] };

    /// <summary>What anybody reads.</summary>
    public static EndpointDescription Public(
        string id, string sv, string en, Shape? shape, string mediaType = "application/json", params IReadOnlyList<Parameter> parameters) => new(id, sv, en)
        {
            Parameters = [.. parameters, Parameter.IfNoneMatch],
            Answers =
            [
                new Answer(StatusCodes.Status200OK, mediaType, shape) { Headers = ["ETag", "Cache-Control"] },
                new Answer(StatusCodes.Status304NotModified) { Headers = ["ETag", "Cache-Control"] },
            ],
        };

    /// <summary>A record that is reported to an agreement.</summary>
    public static EndpointDescription Push<T>(string id, string sv, string en, params IReadOnlyList<string> required)
        where T : IMessage<T>, new() => new(id, sv, en)
        {
            MoreSv = "Samma (source, recordId) igen är en uppdatering: oförändrat innehåll sparar ingenting, annat innehåll blir nästa version.",
            MoreEn = "The same (source, recordId) again is an upsert: unchanged content stores nothing, other content becomes the next version.",
            Takes = new Shape(Of<T>()),
            Required = required,
            Parameters = [Parameter.ValidateOnly, Parameter.Reason],
            Answers = Pushed(new Shape(Of<PushResult>())),
            MayConflict = true,
        };

    /// <summary>One pushed record, or many at once.</summary>
    public static EndpointDescription PushMany<T>(string id, string sv, string en, params IReadOnlyList<string> required)
        where T : IMessage<T>, new() => Push<T>(id, sv, en, required) with
        {
            TakesMany = true,
            Parameters =
            [
                Parameter.ValidateOnly, Parameter.Reason, Parameter.Reinstate, Parameter.Atomic, Parameter.ErrorsOnly, Parameter.IgnoreColumns, Parameter.Mapping,
                Parameter.ExportedAt, Parameter.Replaces, Parameter.Kinds, Parameter.Confirm,
            ],
            Answers =
            [
                .. Pushed(new Shape(Own: OwnSchemas.PushAnswer)),
                new Answer(StatusCodes.Status200OK, "application/x-ndjson"),
            ],
        };

    /// <summary>One record under its own address.</summary>
    public static EndpointDescription Put<T>(string id, string sv, string en, params IReadOnlyList<string> required)
        where T : IMessage<T>, new() => Push<T>(id, sv, en, required) with
        {
            MayConflict = false,
            Parameters = [Parameter.ValidateOnly, Parameter.Reason, Parameter.Reinstate, Parameter.IfMatch, Parameter.OnlyNew],
            Answers = Pushed(new Shape(Own: OwnSchemas.PushAnswer)),
        };

    /// <summary>The end of a record.</summary>
    public static EndpointDescription Withdrawal(string id, string sv, string en) => new(id, sv, en)
    {
        MoreSv = "Rapporten finns kvar med skälet och räknas inte längre. Att återta två gånger är ofarligt.",
        MoreEn = "The record stays with its reason and no longer counts. Withdrawing twice does no harm.",
        Takes = new Shape(Own: OwnSchemas.Withdrawal),
        BodyIsOptional = true,
        Parameters = [Parameter.WithdrawalReason, Parameter.IfMatch],
        Answers = [Answer.Json(new Shape(Of<PushResult>())) with { Headers = ["ETag"] }],
    };

    /// <summary>Each commitment of a record's municipality, and whether it counts there.</summary>
    public static EndpointDescription Matches(string id) => Message<ListMatchesResponse>(
        id, "Vad rapporten räknas för", "What the record counts for",
        new Parameter("commitment-id", "Även detta åtagande: överenskommelse~åtagande.", "Also this commitment: agreement~commitment.", "vetlanda-2026~1"),
        Parameter.AsOf, Parameter.Position);

    /// <summary>The feed of changes.</summary>
    public static EndpointDescription Changes()
    {
        var feed = Public("listChanges", "Offentliga ändringar som CloudEvents", "Public changes as CloudEvents",
            new Shape(Own: OwnSchemas.ChangeEvent, List: ""), "application/cloudevents-batch+json",
            Parameter.Municipality, Parameter.After, Parameter.Limit);
        return feed with
        {
            MayConflict = true,
            MoreSv = "Från den första ändringen; huvudet Link säger var nästa sida börjar, även när den ännu är tom.",
            MoreEn = "From the first change on; the header Link tells where the next page begins, also while it is still empty.",
            Answers = [.. feed.Answers.Select(answer => answer with { Headers = [.. answer.Headers, "Link"] })],
        };
    }

    /// <summary>Describes a change to an agreement.</summary>
    public static EndpointDescription Change<TBody, TAnswer>(string id, string sv, string en, params IReadOnlyList<string> required)
        where TBody : IMessage<TBody>, new()
        where TAnswer : IMessage<TAnswer>, new() => new(id, sv, en)
        {
            Takes = new Shape(Of<TBody>()),
            Required = required,
            Answers = Pushed(new Shape(Of<TAnswer>())),
            MayConflict = true,
        };

    /// <summary>The descriptor of a message type.</summary>
    public static MessageDescriptor Of<T>()
        where T : IMessage<T>, new() => new T().Descriptor;

    private static IReadOnlyList<Answer> Pushed(Shape shape) =>
    [
        Answer.Json(shape) with { Headers = ["ETag"] },
        Answer.Json(shape, StatusCodes.Status201Created) with { Headers = ["ETag", "Location"] },
    ];
}
