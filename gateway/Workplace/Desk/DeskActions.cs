using System.Globalization;
using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>What the buttons of the desk do with a draft. Each is named "what:which", and every one also takes what was typed.</summary>
internal static class DeskActions
{
    private const int MostParts = 100;

    /// <summary>Does what was pressed, and changes goals that were chosen anew.</summary>
    public static async Task DoAsync(DraftForm draft, IFormCollection form, Func<string, Task<ReadWordingResponse>> readAsync)
    {
        foreach (var (key, value) in form.Where(field => field.Key.StartsWith("goal:", StringComparison.Ordinal)))
        {
            if (FieldPath.Find(key["goal:".Length..]) is not null && draft.Has(key["goal:".Length..]))
            {
                Goals.Change(draft, key["goal:".Length..], value.ToString());
            }
        }

        var (what, place, part) = Read(form["do"].ToString());
        var list = draft.List("commitments");
        if (what == "add")
        {
            await AddAsync(draft, list, form["new"].ToString(), readAsync);
        }
        else if (what.Length > 0 && place >= 0 && place < list.Count && list[place] is JsonObject one)
        {
            await DoAsync(what, place, part, list, one, draft.TakenIds, text => OneWording.ReadAsync(text, OneWording.OwnerOf(one), readAsync, draft));
        }

        if (list.Count == 0)
        {
            draft.Json.Remove("commitments");
        }
    }

    private static async Task DoAsync(string what, int place, int part, JsonArray list, JsonObject one, IReadOnlyCollection<string> taken, Func<string, Task<JsonObject>> readAsync)
    {
        switch (what)
        {
            case "remove":
                list.RemoveAt(place);
                break;
            case "up" when place > 0:
                list.RemoveAt(place);
                list.Insert(place - 1, one);
                break;
            case "down" when place < list.Count - 1:
                list.RemoveAt(place);
                list.Insert(place + 1, one);
                break;
            case "split":
                await SplitAsync(place, list, one, taken, readAsync);
                break;
            case "merge" when place < list.Count - 1 && list[place + 1] is JsonObject next:
                Merge(one, next);
                list.RemoveAt(place + 1);
                break;
            case "reread":
                await RereadAsync(one, readAsync);
                break;
            case "addtarget":
                Targets(one).Add(new JsonObject { ["qualitative"] = new JsonObject() });
                Letter(one);
                break;
            case "removetarget" when part >= 0 && part < Targets(one).Count:
                Targets(one).RemoveAt(part);
                Letter(one);
                break;
        }
    }

    private static async Task AddAsync(DraftForm draft, JsonArray list, string text, Func<string, Task<ReadWordingResponse>> readAsync)
    {
        foreach (var wording in Parts(text))
        {
            var added = await OneWording.ReadAsync(wording, "", readAsync, draft);
            added["id"] = Rows.NextId(list, draft.TakenIds);
            if (draft.Count("promises") == 1)
            {
                added["promises"] = new JsonArray(JsonValue.Create(draft.Text("promises[0].id")));
            }

            list.Add(added);
        }
    }

    /// <summary>Where the text has an empty line it becomes two commitments.</summary>
    private static async Task SplitAsync(int place, JsonArray list, JsonObject one, IReadOnlyCollection<string> taken, Func<string, Task<JsonObject>> readAsync)
    {
        var parts = Parts(one["text"]?.ToString() ?? "");
        if (parts.Length < 2)
        {
            return;
        }

        foreach (var (number, part) in parts.Index())
        {
            var read = await readAsync(part);
            read["id"] = number == 0 ? one["id"]?.DeepClone() : JsonValue.Create(Rows.NextId(list, taken));
            read["promises"] = one["promises"]?.DeepClone();
            if (number == 0)
            {
                list[place] = read;
            }
            else
            {
                list.Insert(place + number, read);
            }
        }
    }

    private static void Merge(JsonObject one, JsonObject next)
    {
        one["text"] = $"{one["text"]} {next["text"]}".Trim();
        foreach (var name in (ReadOnlySpan<string>)["promises", "responsible", "thirdParties"])
        {
            var all = ((one[name] as JsonArray) ?? []).Concat((next[name] as JsonArray) ?? []).Select(value => value!.ToString()).Distinct(StringComparer.Ordinal);
            one[name] = new JsonArray([.. all.Select(value => JsonValue.Create(value))]);
        }

        foreach (var target in ((next["targets"] as JsonArray) ?? []).ToList())
        {
            Targets(one).Add(target!.DeepClone());
        }

        Letter(one);
    }

    private static async Task RereadAsync(JsonObject one, Func<string, Task<JsonObject>> readAsync)
    {
        var read = await readAsync(one["text"]?.ToString() ?? "");
        one["targets"] = read["targets"]?.DeepClone();
        one["responsible"] = read["responsible"]?.DeepClone();
    }

    // What is more than an agreement holds stays in the last part, which is refused with its field.
    private static string[] Parts(string text) =>
        text.ReplaceLineEndings("\n").Split("\n\n", MostParts, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static JsonArray Targets(JsonObject one)
    {
        if (one["targets"] is not JsonArray targets)
        {
            one["targets"] = targets = [];
        }

        return targets;
    }

    /// <summary>Several targets of a commitment are lettered; one alone needs no letter.</summary>
    private static void Letter(JsonObject one)
    {
        foreach (var (index, target) in Targets(one).Index())
        {
            if (target is JsonObject message)
            {
                message.Remove("id");
                if (Targets(one).Count > 1)
                {
                    message["id"] = ((char)('a' + Math.Min(index, 25))).ToString();
                }
            }
        }
    }

    private static (string What, int Place, int Part) Read(string action)
    {
        var parts = action.Split(':');
        return (parts[0], Number(1), Number(2));

        int Number(int index) => index < parts.Length && int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }
}
