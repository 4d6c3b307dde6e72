using System.Globalization;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Reads what the parties promise.</summary>
internal static class Promises
{
    /// <summary>Most promises, and most commitments, of an agreement.</summary>
    public const int Most = 100;

    /// <summary>Where each promise stands.</summary>
    public static List<TextRange> Read(IReadOnlyList<Part> parts, Draft draft)
    {
        var ranges = new List<TextRange>();
        foreach (var part in parts.Where(part => part.Sort == PartSort.Promise).Take(Most))
        {
            draft.Read($"promises[{ranges.Count}].text", part.Sentence.Range, HowRead.Stated, Note.Stated);
            ranges.Add(part.Sentence.Range);
            draft.Agreement.Promises.Add(new Promise { Id = ranges.Count.ToString(CultureInfo.InvariantCulture), Text = part.Sentence.Shown });
        }

        return ranges;
    }
}
