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
        (["chef", "lokalpolisområde"], Party.Police), (["chef", "för", "lokalpolisområde"], Party.Police), (["chef", "lpo"], Party.Police), (["ordförande", "kommunstyrelsen"], Party.Municipality),
        (["ordförande", "i", "kommunstyrelsen"], Party.Municipality),
    ];

    private static readonly HashSet<string> AreaWords = ["lokalpolisområde", "lokalpolisområdet", "lpo"];

    /// <summary>What an agreement is called, also as "Alvesta – medborgarlöften".</summary>
    private static readonly string[] TitleWords = ["medborgarlöfte", "medborgalöfte", "trygghetslöfte", "samverkansöverenskommelse", "samverkansavtal", "överenskommelse"];

    /// <summary>Whether a line can be the title: it names an agreement and is no sentence.</summary>
    public static bool IsTitle(Sentence sentence) => sentence[sentence.Count - 1] is not (":" or "." or "?" or "!")
        && Enumerable.Range(0, sentence.Count).Any(i => Array.Exists(TitleWords, word => sentence[i].StartsWith(word, StringComparison.Ordinal))) && !Responsible.HasVerb(sentence);

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
        var title = sentences.Take(3).FirstOrDefault(IsTitle);
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
