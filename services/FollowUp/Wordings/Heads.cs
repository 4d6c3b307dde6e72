using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Reads what stands around the commitments: title, police area, and the roles of those who sign.</summary>
internal static class Heads
{
    private const int LongestTitle = 200;
    private const int LongestName = 100;
    private const int MostNameWords = 3;

    private static readonly (string[] Words, Party Party)[] Roles =
    [
        (["kommunstyrelsens", "ordförande"], Party.Municipality), (["kommunstyrelseordförande"], Party.Municipality), (["kommundirektör"], Party.Municipality), (["kommunchef"], Party.Municipality),
        (["kommunalråd"], Party.Municipality), (["stadsdirektör"], Party.Municipality), (["lokalpolisområdeschef"], Party.Police), (["lokalpolisområdeschefen"], Party.Police), (["lokalpolischef"], Party.Police),
        (["lokalpolischefen"], Party.Police), (["polisområdeschef"], Party.Police), (["kommundirektören"], Party.Municipality), (["kommunchefen"], Party.Municipality),
    ];

    private static readonly HashSet<string> AreaWords = ["lokalpolisområde", "lokalpolisområdet", "lpo"];

    public static void Read(IReadOnlyList<Sentence> sentences, Draft draft, Municipality municipality, DateSpan? period)
    {
        ReadTitle(sentences, draft, municipality, period);
        foreach (var sentence in sentences)
        {
            ReadPoliceArea(sentence, draft);
            ReadRoles(sentence, draft);
        }
    }

    private static void ReadTitle(IReadOnlyList<Sentence> sentences, Draft draft, Municipality municipality, DateSpan? period)
    {
        var title = sentences.Take(3).FirstOrDefault(sentence => sentence[0].StartsWith("medborgarlöfte", StringComparison.Ordinal) && sentence[sentence.Count - 1] is not (":" or "."));
        var years = period is null ? "" : period.Start.Year == period.End.Year ? $" {period.Start.Year}" : $" {period.Start.Year}–{period.End.Year}";
        if (title is { Shown.Length: <= LongestTitle })
        {
            draft.Agreement.Title = title.Shown;
            draft.Read("title", title.Range, HowRead.Stated, Note.Stated);
        }
        else
        {
            draft.Agreement.Title = $"Medborgarlöfte i {municipality.OfficialName}{years}";
            draft.Read("title", new TextRange(0, 0), HowRead.Inferred, Note.Proposed);
        }

        draft.Agreement.Id = Slug.Of(municipality.Name + years);
        if (draft.Agreement.Id.Length < 3)
        {
            draft.Agreement.Id += "-lofte";
        }

        draft.Read("id", new TextRange(0, 0), HowRead.Inferred, Note.Proposed);
    }

    private static void ReadPoliceArea(Sentence sentence, Draft draft)
    {
        var at = sentence.Find(AreaWords);
        if (draft.Agreement.PoliceArea.Length > 0 || at < 0 || !sentence.IsCapital(at + 1) || sentence.IsMark(at + 1))
        {
            return;
        }

        var last = at + 1;
        while (last < at + MostNameWords && ((sentence.IsCapital(last + 1) && !sentence.IsMark(last + 1)) || (sentence[last + 1] == "/" && sentence.IsCapital(last + 2)) || sentence[last + 1] == "älvdal"))
        {
            last += sentence[last + 1] == "/" ? 2 : 1;
        }

        var name = sentence.Source.ShownOn(sentence.RangeOf(at + 1, last));
        if (name.Length <= LongestName)
        {
            draft.Agreement.PoliceArea = name;
            draft.Read("policeArea", sentence.RangeOf(at + 1, last), HowRead.Stated, Note.Stated);
        }
    }

    private static void ReadRoles(Sentence sentence, Draft draft)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            var (words, party) = Array.Find(Roles, role => sentence.Has(i, role.Words));
            if (words is null || draft.Agreement.Signatures.Any(signature => signature.Party == party))
            {
                continue;
            }

            var field = $"signatures[{draft.Agreement.Signatures.Count}]";
            var role = string.Join(' ', words);
            draft.Agreement.Signatures.Add(new Signature { Party = party, Role = role.EndsWith("chefen", StringComparison.Ordinal) || role.EndsWith("ören", StringComparison.Ordinal) ? role[..^2] : role });
            draft.Read($"{field}.party", sentence.RangeOf(i, i + words.Length - 1), HowRead.Inferred, Note.Stated);
            draft.Read($"{field}.role", sentence.RangeOf(i, i + words.Length - 1), HowRead.Stated, Note.Stated);
        }
    }
}
