using System.Text;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>A part of a text: as it was read, or not at all.</summary>
/// <param name="Text">The part.</param>
/// <param name="How">How it was read; null for what lies between.</param>
public sealed record MarkedPart(string Text, HowRead? How);

/// <summary>A text and what was read of it, beside the draft's commitments, which may have moved since.</summary>
public sealed class WordingView
{
    private readonly string source;
    private readonly ReadWordingResponse read;

    /// <summary>Of a text that was read.</summary>
    public WordingView(string source, ReadWordingResponse read, bool isWhole) => (this.source, this.read, IsWhole) = (source, read, isWhole);

    /// <summary>True for the text as it was pasted; false for one put together of what the draft holds.</summary>
    public bool IsWhole { get; }

    /// <summary>What did not become part of the draft.</summary>
    public IEnumerable<(string Text, UnreadWording Why)> NotRead => read.NotRead.Select(left => (source[left.Start..left.End].Trim(), left));

    /// <summary>The draft's own words as a text, for a draft whose text is not known any more.</summary>
    public static string Assemble(DraftForm draft)
    {
        var text = new StringBuilder();
        text.Append(draft.Text("title")).Append("\n\n").Append(OneWording.PeriodOf(draft)).Append("Polisen och kommunen lovar gemensamt:\n");
        for (var i = 0; i < draft.Count("promises"); i++)
        {
            text.Append("- ").Append(OneLine(draft.Text($"promises[{i}].text"))).Append('\n');
        }

        text.Append('\n');
        for (var i = 0; i < draft.Count("commitments"); i++)
        {
            text.Append(draft.Texts($"commitments[{i}].responsible") switch
            {
                ["police"] => "Polisen ska:",
                ["municipality"] => "Kommunen ska:",
                _ => "Polisen och kommunen ska:",
            }).Append("\n- ").Append(OneLine(draft.Text($"commitments[{i}].text"))).Append("\n\n");
        }

        return text.ToString();
    }

    /// <summary>Number of the commitment in what was read that has the text; -1 for none.</summary>
    public int Find(string text) => read.Agreement.Commitments.Index().FirstOrDefault(one => OneLine(one.Item.Text) == OneLine(text), (-1, null!)).Index;

    /// <summary>A commitment's text in the source, with what was read of it marked; empty when it is not there.</summary>
    public IReadOnlyList<MarkedPart> Marks(int commitment)
    {
        var path = $"commitments[{commitment}]";
        var whole = read.Readings.FirstOrDefault(reading => reading.Field == $"{path}.text");
        return whole is null ? [] : Marks(whole.Start, whole.End, read.Readings.Where(reading => reading.Field.StartsWith($"{path}.targets", StringComparison.Ordinal)
            || reading.Field.StartsWith($"{path}.responsible", StringComparison.Ordinal) || reading.Field.StartsWith($"{path}.thirdParties", StringComparison.Ordinal)));
    }

    /// <summary>The whole text, with what was read of it marked.</summary>
    public IReadOnlyList<MarkedPart> Marks() => Marks(0, source.Length, read.Readings.Where(reading => !reading.Field.EndsWith(".text", StringComparison.Ordinal)));

    /// <summary>What the text leaves open of a commitment: the draft holds the safest value, and somebody must choose. Values that were changed since are chosen.</summary>
    public IEnumerable<(string Path, LocalizedText Note)> Asked(int commitment, DraftForm draft, int place)
    {
        var from = $"commitments[{commitment}]";
        var proposed = DraftForm.ToJson(read.Agreement);
        return read.Readings.Where(reading => reading.How == HowRead.Asked && reading.Field.StartsWith($"{from}.", StringComparison.Ordinal))
            .Select(reading => (Path: $"commitments[{place}]{reading.Field[from.Length..]}", reading))
            .Where(one => Same(FieldPath.Get(proposed, one.reading.Field), FieldPath.Get(draft.Json, one.Path)))
            .Select(one => (one.Path, one.reading.Note));
    }

    /// <summary>What the text leaves open of the agreement as a whole.</summary>
    public IEnumerable<(string Path, LocalizedText Note)> Asked(DraftForm draft)
    {
        var proposed = DraftForm.ToJson(read.Agreement);
        return read.Readings
            .Where(reading => reading.How == HowRead.Asked && !reading.Field.StartsWith("commitments", StringComparison.Ordinal))
            .Where(reading => Same(FieldPath.Get(proposed, reading.Field), FieldPath.Get(draft.Json, reading.Field)))
            .Select(reading => (reading.Field, reading.Note));
    }

    private static bool Same(System.Text.Json.Nodes.JsonNode? a, System.Text.Json.Nodes.JsonNode? b) => (a?.ToJsonString() ?? "") == (b?.ToJsonString() ?? "");

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private List<MarkedPart> Marks(int start, int end, IEnumerable<WordingReading> readings)
    {
        var parts = new List<MarkedPart>();
        var at = start;

        // Where two values were read from the same words the first one shows; what only follows from elsewhere is no mark here.
        foreach (var reading in readings.Where(one => one.Start >= start && one.End <= end && one.End > one.Start).OrderBy(one => one.Start).ThenByDescending(one => one.End))
        {
            if (reading.Start < at)
            {
                continue;
            }

            if (reading.Start > at)
            {
                parts.Add(new MarkedPart(source[at..reading.Start], null));
            }

            parts.Add(new MarkedPart(source[reading.Start..reading.End], reading.How));
            at = reading.End;
        }

        if (at < end)
        {
            parts.Add(new MarkedPart(source[at..end], null));
        }

        return parts;
    }
}
