using System.Globalization;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>
/// Reads a wording into a draft, stage by stage: one typography, blocks, sentences with their heading, promises, commitments. A pure
/// function of the municipality and the text.
/// </summary>
internal static class WordingReader
{
    public static ReadWordingResponse Read(Municipality municipality, string text)
    {
        var source = SourceText.Of(text);
        var draft = new Draft(source);
        draft.Agreement.MunicipalityCode = municipality.Code;

        var parts = PartReader.Read(source);
        var sentences = parts.Select(part => part.Sentence).ToList();
        var period = Periods.Read(sentences, draft);
        Heads.Read(sentences, draft, municipality, period);
        if (period is null)
        {
            draft.Read("period", new TextRange(0, 0), HowRead.Asked, Note.PeriodAsked);
        }

        var promises = Promises.Read(parts, draft);
        var reader = new CommitmentReader(draft, period, municipality.Name);
        var under = new List<int>();
        foreach (var part in parts)
        {
            ReadPart(part, draft, reader, under);
        }

        PromiseLinks.Add(draft, promises, under);
        SchoolTerms.Add(draft, period);
        return new ReadWordingResponse { Agreement = draft.Agreement, Readings = { draft.Readings.OrderBy(reading => PlaceOf(reading.Field)) }, NotRead = { draft.NotRead.OrderBy(left => left.Start) } };
    }

    /// <summary>Number of the field in the agreement, and which of its list.</summary>
    private static (int Number, int Index) PlaceOf(string field)
    {
        var name = field.Split('.', '[')[0];
        var index = field.Length > name.Length && field[name.Length] == '[' ? field[(name.Length + 1)..field.IndexOf(']', StringComparison.Ordinal)] : "0";
        return (Agreement.Descriptor.Fields.InDeclarationOrder().First(one => one.JsonName == name).FieldNumber, int.Parse(index, CultureInfo.InvariantCulture));
    }

    private static void ReadPart(Part part, Draft draft, CommitmentReader reader, List<int> under)
    {
        switch (part.Sort)
        {
            case PartSort.Commitment when draft.Agreement.Commitments.Count < Promises.Most:
                under.Add(part.Promise);
                reader.Read(part.Sentence, part.Heading);
                break;
            case PartSort.Commitment:
                draft.Leave(part.Sentence.Range, UnreadReason.TooMuch, new Note(
                    "Ett medborgarlöfte rymmer hundra åtaganden.", "An agreement holds a hundred commitments."));
                break;
            case PartSort.Background:
                draft.Leave(part.Sentence.Range, UnreadReason.NoCommitment, new Note(
                    "Läst som bakgrund, uppföljning eller underskrift.", "Read as background, follow-up or signature."));
                break;
            case PartSort.NotUnderstood:
                draft.Leave(part.Sentence.Range, UnreadReason.NotUnderstood, new Note(
                    "Det framgår inte om det är ett löfte, ett åtagande eller något annat.", "It is not clear whether this is a promise, a commitment or something else."));
                break;
        }
    }
}
