using Microsoft.OpenApi;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>The shape of what a request with many records ends with.</summary>
internal static class RunSchemas
{
    /// <summary>The summary.</summary>
    public static OpenApiSchema Summary() => OwnSchemas.Object(
        "What became of all records of a request.",
        ("records", Count("How many there were.")),
        ("created", Count("New ones.")),
        ("corrected", Count("Those that replaced what was stored.")),
        ("unchanged", Count("Those that were stored already.")),
        ("stale", Count("Those with an older sourceVersion than is stored.")),
        ("stillWithdrawn", Count("Those that are withdrawn, and stay so.")),
        ("refused", Count("Those of which nothing was stored.")),
        ("refusalReasons", OwnSchemas.ListOf(OwnSchemas.Object("How many were refused for one reason.",
            ("reason", OwnSchemas.Text("Stable reason in UPPER_SNAKE.")), ("records", Count("How many."))), "In the order of the reasons' names.")),
        ("validateOnly", new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "True when nothing was to be stored." }),
        ("begunAt", OwnSchemas.Text("When the request began, UTC.", "date-time")),
        ("endedAt", OwnSchemas.Text("When it ended, UTC.", "date-time")),
        ("notes", OwnSchemas.ListOf(OwnSchemas.Object("Something that was done to the file.",
            ("code", OwnSchemas.Text("Stable code in UPPER_SNAKE.")), ("detail", OwnSchemas.Text("One sentence."))), "Such as the encoding that it was read in.")));

    private static OpenApiSchema Count(string description) => new() { Type = JsonSchemaType.Integer, Format = "int64", Description = description };
}
