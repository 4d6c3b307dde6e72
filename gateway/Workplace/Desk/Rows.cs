using System.Globalization;
using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>Lists of rows: the empty ones go, and the others get the codes that nobody should have to think of.</summary>
internal static class Rows
{
    public static void Tidy(DraftForm draft, string path)
    {
        if (FieldPath.Get(draft.Json, path) is not JsonArray list)
        {
            return;
        }

        foreach (var empty in list.Where(row => row is not JsonObject message || IsEmpty(message)).ToList())
        {
            list.Remove(empty);
        }

        foreach (var row in list.OfType<JsonObject>())
        {
            Name(row, path, list, draft);
        }

        if (list.Count == 0)
        {
            FieldPath.Set(draft.Json, path, null);
        }
    }

    /// <summary>The next number that no row has, and none that is taken already.</summary>
    public static string NextId(JsonArray list, params IEnumerable<string> takenAlready)
    {
        var taken = list.Select(row => row?["id"]?.ToString()).Concat(takenAlready).ToHashSet();
        var number = 1;
        while (taken.Contains(number.ToString(CultureInfo.InvariantCulture)))
        {
            number++;
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }

    // Codes and choices are no content: a row is what somebody wrote in it.
    private static bool IsEmpty(JsonObject row) => row.All(field => field.Key is "id" or "code" or "neuter" or "generic" or "problems" || IsEmpty(field.Value));

    private static bool IsEmpty(JsonNode? value) => value switch
    {
        JsonObject inner => inner.All(field => IsEmpty(field.Value)),
        JsonArray list => list.All(IsEmpty),
        JsonValue text => text.ToString().Length == 0,
        _ => true,
    };

    private static void Name(JsonObject row, string path, JsonArray list, DraftForm draft)
    {
        switch (path[(path.LastIndexOf('.') + 1)..])
        {
            case "promises":
                row["id"] ??= NextId(list);
                break;
            case "items":
                var isRisk = draft.Is($"{path[..path.LastIndexOf('.')]}.riskOccasions");
                NameItem(row, isRisk, list, draft);
                break;
            case "ownKinds":
                row["code"] ??= $"{draft.Text("municipalityCode")}.{Slug(row["singular"]?["sv"]?.ToString() ?? "", list)}";
                break;
            case "areas" or "thirdParties":
                row["code"] ??= Slug(row["name"]?.ToString() ?? "", list);
                break;
            case "steps":
                row["code"] ??= Slug(row["name"]?["sv"]?.ToString() ?? "", list);
                break;
            case "ownOccasions":
                if (row["occasion"]?.ToString() is { } written)
                {
                    row["occasion"] = CodeText.CodeOf("occasions", written, draft) is var code && RiskOccasions.Find(code) is not null ? code : Slug(written, []);
                }

                break;
        }
    }

    /// <summary>A risk occasion is known by its name; any other item is named by whoever lists it.</summary>
    private static void NameItem(JsonObject row, bool isRisk, JsonArray list, DraftForm draft)
    {
        var name = row["name"]?.ToString() ?? "";
        if (isRisk && CodeText.CodeOf("occasions", name, draft) is var code && name.Length > 0 && (code != name || RiskOccasions.Find(code) is not null))
        {
            // A name of its own stays; the list's own name needs no place in the agreement.
            if (row["code"]?.ToString() != code || IsListed(code, name, draft))
            {
                row.Remove("name");
            }

            row["code"] = code;
        }

        row["code"] ??= Slug(name, list);
    }

    private static bool IsListed(string code, string name, DraftForm draft) =>
        CodeText.NameOf("occasions", code, draft, Language.Swedish) == name || CodeText.NameOf("occasions", code, draft, Language.English) == name;

    private static string Slug(string text, JsonArray list)
    {
        var letters = string.Concat(text.ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormD).Where(c => c < 0x300 || c > 0x36F)
            .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var slug = string.Join('-', letters.Split('-', StringSplitOptions.RemoveEmptyEntries));
        slug = slug.Length == 0 ? "rad" : slug.Length > 50 ? slug[..50].TrimEnd('-') : slug;
        var taken = list.Select(row => row?["code"]?.ToString().Split('.')[^1]).ToHashSet();
        var unique = slug;
        for (var number = 2; taken.Contains(unique); number++)
        {
            unique = $"{slug}-{number}";
        }

        return unique;
    }
}
