using Medborgarlofte.Gateway.OpenApi;
using Microsoft.OpenApi;

namespace Medborgarlofte.Gateway.Codes;

/// <summary>The shapes of served code lists.</summary>
internal static class CodeSchemas
{
    public const string Lists = "CodeLists";
    public const string List = "CodeList";

    private const string Entry = "CodeListEntry";
    private const string Code = "ListedCode";

    public static void Add(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        schemas[Code] = OwnSchemas.Object("A code with its names.",
            ("code", OwnSchemas.Text("What is sent.")), ("sv", OwnSchemas.Text("Its Swedish name.")), ("en", OwnSchemas.Text("Its English name.")),
            ("svPlural?", OwnSchemas.Text("Its Swedish name for several.")), ("enPlural?", OwnSchemas.Text("Its English name for several.")),
            ("countsPersons?", Flag("True when each unit is one person: small numbers are not published as they are.")),
            ("dateRule?", OwnSchemas.Text("How the day of a risk occasion is found: fixed:MM-dd, easter:N, midsummer-eve, all-saints or announced.")),
            ("dates?", Texts("Days that the municipality has set.")),
            ("officialName?", OwnSchemas.Text("Name of the municipality as an authority.")), ("county?", OwnSchemas.Text("Name of its county.")),
            ("agreements?", Texts("Ids of the signed agreements that declare it; absent for a code that everybody has.")));
        schemas[List] = OwnSchemas.Object("A code list.",
            [.. Head, ("total", OwnSchemas.Whole("How many codes there are.")),
            ("codes", OwnSchemas.ListOf(new OpenApiSchemaReference(Code, document), "All of them: the common ones in the list's order, then the municipality's own by code."))]);
        schemas[Entry] = OwnSchemas.Object("One of the code lists.",
            [.. Head, ("address", OwnSchemas.Text("Its path; with .csv after it, it is a file.", "uri-reference")),
            ("hasOwn", Flag("True when municipalities may have codes of their own: ?municipality-code= adds them."))]);
        schemas[Lists] = OwnSchemas.Object("The code lists.", ("lists", OwnSchemas.ListOf(new OpenApiSchemaReference(Entry, document), "All of them.")));
    }

    private static IEnumerable<(string Name, IOpenApiSchema Schema)> Head =>
    [
        ("list", OwnSchemas.Text("Its name in addresses.")), ("sv", OwnSchemas.Text("What it lists, in Swedish.")), ("en", OwnSchemas.Text("The same in English.")),
    ];

    private static OpenApiSchema Flag(string description) => new() { Type = JsonSchemaType.Boolean, Description = description };

    private static OpenApiSchema Texts(string description) => OwnSchemas.ListOf(new OpenApiSchema { Type = JsonSchemaType.String }, description);
}
