using Microsoft.OpenApi;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>The shape of what a request with many records ends with.</summary>
internal static class RunSchemas
{
    /// <summary>The summary.</summary>
    public static OpenApiSchema Summary(OpenApiDocument document) => OwnSchemas.Object(
        "What became of all records of a request.",
        ("records", Count("How many there were.")),
        ("created", Count("New ones.")),
        ("corrected", Count("Those that replaced what was stored.")),
        ("unchanged", Count("Those that were stored already.")),
        ("stale", Count("Those with an older sourceVersion than is stored.")),
        ("stillWithdrawn", Count("Those that are withdrawn, and stay so.")),
        ("withdrawn", Count("Those that were withdrawn, also for not being in the file that replaces a period.")),
        ("refused", Count("Those of which nothing was stored.")),
        ("refusalReasons", OwnSchemas.ListOf(OwnSchemas.Named(document, "RunRefusal", OwnSchemas.Object("How many were refused for one reason.",
            ("reason", OwnSchemas.Text("Stable reason in UPPER_SNAKE.")), ("records", Count("How many.")))), "In the order of the reasons' names.")),
        ("validateOnly", new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "True when nothing was to be stored." }),
        ("begunAt", OwnSchemas.Text("When the request began, UTC.", "date-time")),
        ("endedAt", OwnSchemas.Text("When it ended, UTC.", "date-time")),
        ("importId?", OwnSchemas.Text("Id of the import run; absent where nothing was to be stored.")),
        ("import?", OwnSchemas.Text("Its path.", "uri-reference")),
        ("replaces?", OwnSchemas.Named(document, "RunReplacement", OwnSchemas.Object("What the file was compared with; only with the parameter replaces.",
            ("startDate", OwnSchemas.Text("First day of the period.", "date")), ("endDate", OwnSchemas.Text("Its last day.", "date")),
            ("held", Count("Records held of the period before.")), ("missing", Count("Those of them that are not in the file.")),
            ("needsConfirmation", Flag("True when that is more than a tenth: confirm must state the number.")),
            ("hasUnknownIds", Flag("True when the id of a row could not be read: then nothing is withdrawn."))))),
        ("notes", OwnSchemas.ListOf(OwnSchemas.Named(document, "RunNote", OwnSchemas.Object("Something that was done to the file.",
            ("code", OwnSchemas.Text("Stable code in UPPER_SNAKE.")), ("detail", OwnSchemas.Text("One sentence.")))), "Such as the encoding that it was read in.")));

    private static OpenApiSchema Flag(string description) => new() { Type = JsonSchemaType.Boolean, Description = description };

    private static OpenApiSchema Count(string description) => new() { Type = JsonSchemaType.Integer, Format = "int64", Description = description };
}
