namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Knows lines that stand beside the text: themes, roles, days, and who is responsible for what stands before.</summary>
internal static class SideLines
{
    private const int MostWordsOfTheme = 9;
    private const int MostWordsAboveList = 14;
    private const int MostWordsOfBullet = 5;
    private const int MostWordsOfRole = 9;
    private const int ShortestParagraph = 40;

    private static readonly HashSet<string> Labels = ["gäller", "period", "giltighetstid", "avtalsperiod", "löftesperiod", "tidsperiod", "parter", "tid", "tidplan", "publicerad", "uppdaterad"];

    private static readonly string[] RoleEnds = ["ordförande", "chef", "chefen", "kommunpolis", "kommunalråd", "direktör", "säkerhetssamordnare", "trygghetssamordnare"];

    private static readonly HashSet<string> Files = ["pdf"];

    private static readonly HashSet<string> Following = ["följande"];

    private static readonly HashSet<string> By = ["genom", "innebär"];

    private static readonly HashSet<string> Adjectives = ["trygga", "otrygga", "unga", "säkra", "sociala", "olika", "lokala", "gemensamma", "övriga", "andra", "kriminella", "utsatta", "nära"];

    /// <summary>"Trafik" above a list or a paragraph: what it is about, and no commitment.</summary>
    public static bool IsTheme(SourceText source, Sentence line, Block block, Block next)
    {
        var most = next.HasSign ? MostWordsAboveList : block.HasSign ? MostWordsOfBullet : MostWordsOfTheme;
        var isLine = line.Count <= most && line.IsCapital(0) && !IsEnd(line) && !Responsible.HasVerb(line) && !IsInfinitive(line[0]) && !PartSorts.IsCounted(line) && Windows.Find(line).Count == 0;
        var isAboveText = next is { IsBullet: false, Range.Length: >= ShortestParagraph } && next.LastIn(source) is '.';
        return isLine && (block.HasSign ? isAboveText && Vocabulary.Find(line, TermSort.Kind).Count == 0
            : next.HasSign || (!block.IsBullet && (next.IsBullet || isAboveText || next.LastIn(source) == ':')));
    }

    /// <summary>"Polisen ska …" right under a theme: the background has ended.</summary>
    public static bool BeginsWithCommitment(SourceText source, Block block) => PartSorts.BeginsPromising(new Sentence(source, Parts.Of(source, block).First()));

    /// <summary>A role of who signs, a place and a day, a period: read elsewhere.</summary>
    public static bool SaysNothing(Sentence line, Block block)
    {
        if (line[0] is "syfte" or "effekt" or "uppföljning" && line[1] == ":" && line.Count > 2)
        {
            return true;
        }

        if (block.IsBullet || IsEnd(line))
        {
            return Labels.Contains(line[0]) && line[1] == ":" && !IsEnd(line);
        }

        var isRole = line.Count <= MostWordsOfRole && !Responsible.HasVerb(line) && Enumerable.Range(0, line.Count).Any(i => Array.Exists(RoleEnds, end => line[i].EndsWith(end, StringComparison.Ordinal)));
        var isDay = line.Count <= MostWordsOfRole && line.IsCapital(0) && Enumerable.Range(1, 3).Any(i => Dates.At(line, i) is not null);
        var isFile = line.Find(Files) >= 0;
        return isRole || isDay || isFile || (Labels.Contains(line[0]) && (line[1] == ":" || line.Count <= 2 || line[0] is "gäller" or "parter"));
    }

    /// <summary>"Ansvarig: Polisen" on a line of its own says who does what stands before it.</summary>
    public static bool IsOwnerOfLast(Sentence line) =>
        line[0] is "ansvarig" or "ansvariga" or "ansvar" or "utförare" && line[1] == ":" && Owners.Find(line).Count > 0;

    /// <summary>"Detta gör vi genom att:", "Följande aktiviteter ska genomföras:" says how the sentences before are kept.</summary>
    public static bool IsByMeansOf(Sentence heading) => heading.Find(Following) >= 0 || (heading[0] is "det" or "detta" or "dessa" or "löftet" && heading.Find(By) >= 0);

    private static bool IsEnd(Sentence line) => line[line.Count - 1] is "." or ":" or ";" or "!" or "?" or ",";

    public static bool IsInfinitive(string word) => word.EndsWith('a') && !Adjectives.Contains(word) && !word.EndsWith("skola", StringComparison.Ordinal) && !word.EndsWith("ika", StringComparison.Ordinal);
}
