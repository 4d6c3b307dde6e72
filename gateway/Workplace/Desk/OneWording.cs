using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>Reads the wording of one commitment that is added to a draft, or changed in it.</summary>
internal static class OneWording
{
    /// <summary>No commitment is longer; what is, is taken as it is and refused with its field.</summary>
    private const int Longest = 5000;

    /// <summary>One commitment of a text, which is taken as it is when nothing can be read.</summary>
    public static async Task<JsonObject> ReadAsync(string text, string owner, Func<string, Task<ReadWordingResponse>> readAsync, DraftForm draft)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var head = PeriodOf(draft);
        var read = line.Length is 0 or > Longest
            ? new ReadWordingResponse { Agreement = new Agreement() }
            : await readAsync($"{head}{(owner.Length > 0 ? $"{owner} ska:" : "Åtaganden")}\n- {line}\n");
        Declare(draft, DraftForm.ToJson(read.Agreement));
        var commitment = read.Agreement.Commitments.FirstOrDefault() is { } first && read.Agreement.Commitments.Count == 1
            ? DraftForm.ToJson(first)
            : new JsonObject { ["targets"] = new JsonArray(new JsonObject { ["qualitative"] = new JsonObject() }) };
        commitment["text"] = line;
        if (draft.Source.Length > 0 && line.Length is > 0 and <= Longest && !draft.Source.Contains(line, StringComparison.Ordinal))
        {
            // So that what was read of it is marked too, and what it leaves open is asked.
            draft.Source += $"\n\nÅtaganden\n- {line}\n";
        }

        commitment.Remove("promises");
        return commitment;
    }

    /// <summary>When the agreement holds, as a sentence of a wording; empty where nothing is said of it.</summary>
    public static string PeriodOf(DraftForm draft) =>
        draft.Has("period") ? $"Löftet gäller från och med {draft.Text("period.startDate")} till och med {draft.Text("period.endDate")}.\n\n" : "";

    /// <summary>Who is responsible, as a heading says it; empty for others.</summary>
    public static string OwnerOf(JsonObject one) => ((one["responsible"] as JsonArray) ?? []).Select(value => value!.ToString()).ToList() switch
    {
        ["police"] => "Polisen",
        ["municipality"] => "Kommunen",
        { Count: 2 } => "Polisen och kommunen",
        _ => "",
    };

    /// <summary>What a commitment names and the agreement does not list yet: areas, organisations, school terms.</summary>
    private static void Declare(DraftForm draft, JsonObject read)
    {
        foreach (var (list, key) in (ReadOnlySpan<(string, string)>)[("areas", "code"), ("thirdParties", "code"), ("ownKinds", "code"), ("schoolTerms", "name"), ("ownOccasions", "occasion")])
        {
            var known = Enumerable.Range(0, draft.Count(list)).Select(index => draft.Text($"{list}[{index}].{key}")).ToHashSet(StringComparer.Ordinal);
            foreach (var row in (read[list] as JsonArray ?? []).Where(row => !known.Contains(row?[key]?.ToString() ?? "")).ToList())
            {
                draft.List(list).Add(row!.DeepClone());
            }
        }
    }
}
