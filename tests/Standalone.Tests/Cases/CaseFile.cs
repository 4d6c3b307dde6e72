using System.Globalization;
using System.Text.Json;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>
/// A real agreement with what was published about it and the verdict that an honest reader would give; see the README beside the files. One
/// more is made up: it has what agreements may hold and the fifty happen not to.
/// </summary>
public sealed class CaseFile
{
    // The roles of most signatures are not published; these sign as a rule.
    private static readonly Dictionary<string, string> UsualRoles =
        new() { ["municipality"] = "kommunstyrelsens ordförande", ["police"] = "lokalpolisområdeschef" };

    private readonly JsonElement content;

    private CaseFile(string path)
    {
        Name = System.IO.Path.GetFileNameWithoutExtension(path);
        content = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
    }

    /// <summary>Every case by its name, in the order of the days they are judged on.</summary>
    public static IReadOnlyDictionary<string, CaseFile> All { get; } =
        new[] { "tests/Reporting.Tests/Cases", "tests/Standalone.Tests/Cases/Made" }
            .SelectMany(folder => Directory.GetFiles(System.IO.Path.Combine(Repository.Root, folder), "*.json"))
            .Select(path => new CaseFile(path))
            .OrderBy(file => file.AsOf).ThenBy(file => file.Name, StringComparer.Ordinal)
            .ToDictionary(file => file.Name);

    /// <summary>File name without its ending.</summary>
    public string Name { get; }

    /// <summary>The agreement's draft.</summary>
    public JsonElement Agreement => content.GetProperty("agreement");

    public string AgreementId => Agreement.GetProperty("id").GetString()!;

    public string MunicipalityCode => Agreement.GetProperty("municipalityCode").GetString()!;

    /// <summary>Noon in Sweden on the day judged.</summary>
    public DateTimeOffset AsOf
    {
        get
        {
            var noon = DateTime.ParseExact(content.GetProperty("asOf").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddHours(12);
            return SwedishTime.InstantOf(noon);
        }
    }

    /// <summary>What is expected of each commitment.</summary>
    public IReadOnlyDictionary<string, JsonElement> Expected =>
        content.GetProperty("expected").EnumerateObject().ToDictionary(property => property.Name, property => property.Value);

    /// <summary>The commitments in the order of the text.</summary>
    public IEnumerable<JsonElement> Commitments => Agreement.GetProperty("commitments").EnumerateArray();

    /// <summary>One signature for each party.</summary>
    public IEnumerable<(string Party, JsonElement Signature)> Signatures()
    {
        var published = content.TryGetProperty("signedBy", out var signedBy)
            ? signedBy.EnumerateArray().ToDictionary(signature => Text(signature, "party"), signature => Text(signature, "role"))
            : [];
        var signedOn = content.GetProperty("signedOn").GetString();
        return UsualRoles.Select(usual =>
            (usual.Key, JsonSerializer.SerializeToElement(
                new { party = usual.Key, role = published.GetValueOrDefault(usual.Key, usual.Value), signedOn })));
    }

    /// <summary>The records under a key of the file; one or none for a key that holds a single one.</summary>
    public IReadOnlyList<JsonElement> Records(string key) => !content.TryGetProperty(key, out var records) ? []
        : records.ValueKind == JsonValueKind.Array ? [.. records.EnumerateArray()]
        : [records];

    public override string ToString() => Name;

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
