namespace Medborgarlofte.Contracts.Codes;

/// <summary>
/// A kind of police activity, municipal measure or campaign, with the forms that rule-built sentences need. A text that holds an
/// adjective carries its own article in the definite ("de flygande inspektionerna", but "trafikkontrollerna").
/// </summary>
/// <param name="Code">ASCII slug, a-z, 0-9 and hyphen: "flygande-inspektion".</param>
/// <param name="Gender">Gender of the Swedish noun.</param>
/// <param name="SwedishSingular">Indefinite singular without article: "flygande inspektion".</param>
/// <param name="SwedishDefiniteSingular">As a subject of its own: "den flygande inspektionen".</param>
/// <param name="SwedishPlural">Indefinite plural: "flygande inspektioner".</param>
/// <param name="SwedishDefinitePlural">As a subject of its own: "de flygande inspektionerna".</param>
/// <param name="SwedishSupine">What has been done with it, after "har": "genomfört", "hållit", "tagit fram".</param>
/// <param name="EnglishSingular">Without article: "roadside vehicle inspection".</param>
/// <param name="EnglishPlural">Without article: "roadside vehicle inspections".</param>
/// <param name="EnglishParticiple">What has been done with it, after "have" and "has been": "carried out", "held".</param>
public sealed record ActivityKind(
    string Code,
    GrammaticalGender Gender,
    string SwedishSingular,
    string SwedishDefiniteSingular,
    string SwedishPlural,
    string SwedishDefinitePlural,
    string SwedishSupine,
    string EnglishSingular,
    string EnglishPlural,
    string EnglishParticiple)
{
    /// <summary>After "har" when the activity is the subject: "genomförts", "hållits", "tagits fram".</summary>
    public string SwedishPassiveSupine
    {
        get
        {
            // The s of the passive goes on the verb, before its particle.
            string[] words = SwedishSupine.Split(' ', 2);
            return words.Length == 1 ? $"{words[0]}s" : $"{words[0]}s {words[1]}";
        }
    }

    /// <summary>"utlovad trafikkontroll", "utlovat samverkansmöte"; the plural is "utlovade " and <see cref="SwedishPlural"/>.</summary>
    public string SwedishPromisedSingular => $"{Gender.Promised} {SwedishSingular}";

    /// <summary>"den utlovade riktade insatsen", "det utlovade samverkansmötet".</summary>
    public string SwedishPromisedDefiniteSingular =>
        $"{Gender.DefiniteArticle} utlovade {WithoutArticle(SwedishDefiniteSingular, $"{Gender.DefiniteArticle} ")}";

    /// <summary>"de utlovade trafikkontrollerna", "de utlovade flygande inspektionerna".</summary>
    public string SwedishPromisedDefinitePlural => $"de utlovade {WithoutArticle(SwedishDefinitePlural, "de ")}";

    private static string WithoutArticle(string text, string article) =>
        text.StartsWith(article, StringComparison.Ordinal) ? text[article.Length..] : text;
}

/// <summary>
/// The common code list of kinds; an agreement may add its own. Source: wordings of published medborgarlöften and their follow-up.
/// </summary>
public static class ActivityKinds
{
    private static readonly CodeList<ActivityKind> List = CodeFile.Read(
        "kinds.csv",
        "code;gender;svSingular;svDefiniteSingular;svPlural;svDefinitePlural;svSupine;enSingular;enPlural;enParticiple",
        fields => new ActivityKind(
            fields[0], GrammaticalGenders.Parse(fields[1]), fields[2], fields[3], fields[4], fields[5], fields[6], fields[7], fields[8], fields[9]));

    /// <summary>Every kind, those of the same sort together.</summary>
    public static IReadOnlyList<ActivityKind> All => List.All;

    /// <summary>Codes of the meetings that coordinators enter and declare: no party's source reports them.</summary>
    public static IReadOnlyList<string> OfCoordinators { get; } = ["samverkansmote", "avstamningsmote"];

    /// <summary>The kind with this code, or null.</summary>
    public static ActivityKind? Find(string code) => List.Find(code);
}
