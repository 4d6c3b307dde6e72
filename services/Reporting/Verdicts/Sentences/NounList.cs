using Medborgarlofte.Contracts.Codes;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>One or several things of which any counts, joined with "eller" and inflected together.</summary>
internal sealed record NounList(IReadOnlyList<NounForms> Nouns)
{
    /// <summary>True for "trafikkontroller eller skolbesök", false for one thing and for "hastighetsdämpande eller fysiska åtgärder".</summary>
    public bool IsMixed => Nouns.Count > 1 && Words.SwedishOr([.. Nouns.Select(noun => noun.SwedishPlural)]) == SwedishPlural;

    /// <summary>Things of both genders are counted in the common gender: "en av fem skolbesök eller fotpatruller".</summary>
    public GrammaticalGender Gender =>
        Nouns.All(noun => noun.Gender == GrammaticalGender.Neuter) ? GrammaticalGender.Neuter : GrammaticalGender.Common;

    /// <summary>"trafikkontroller, skolbesök eller fotpatruller".</summary>
    public string SwedishPlural => Words.SwedishOr(WithoutSharedHead([.. Nouns.Select(noun => noun.SwedishPlural)]));

    /// <summary>"traffic controls, school visits or foot patrols".</summary>
    public string EnglishPlural => Words.EnglishOr(WithoutSharedHead([.. Nouns.Select(noun => noun.EnglishPlural)]));

    /// <summary>"traffic control, school visit or foot patrol".</summary>
    public string EnglishSingular => Words.EnglishOr(WithoutSharedHead([.. Nouns.Select(noun => noun.EnglishSingular)]));

    /// <summary>"någon trafikkontroll eller något skolbesök".</summary>
    public string SwedishAny => Determined(noun => noun.Gender == GrammaticalGender.Neuter ? "något" : "någon");

    /// <summary>"en trafikkontroll eller ett skolbesök".</summary>
    public string SwedishOne => Determined(noun => noun.Gender.Article);

    /// <summary>"trafikkontroll eller skolbesök", where one determiner fits all.</summary>
    public string SwedishBareSingular => Words.SwedishOr(WithoutSharedHead([.. Nouns.Select(noun => noun.SwedishSingular)]));

    /// <summary>"den utlovade trafikkontrollen"; empty when there are several or the definite form is not known.</summary>
    public string SwedishPromised => Nouns.Count == 1 ? Nouns[0].SwedishPromised : "";

    public string Supine => Same(noun => noun.Supine) ?? "genomfört";

    public string Participle => Same(noun => noun.Participle) ?? "carried out";

    private bool OneGender => Nouns.All(noun => noun.Gender == Nouns[0].Gender);

    private string Determined(Func<NounForms, string> determiner) => OneGender
        ? $"{determiner(Nouns[0])} {SwedishBareSingular}"
        : Words.SwedishOr([.. Nouns.Select(noun => $"{determiner(noun)} {noun.SwedishSingular}")]);

    private string? Same(Func<NounForms, string> form) => Nouns.All(noun => form(noun) == form(Nouns[0])) ? form(Nouns[0]) : null;

    // "Hastighetsdämpande åtgärder eller trafikfrämjande åtgärder" is said "hastighetsdämpande eller trafikfrämjande åtgärder".
    private static string[] WithoutSharedHead(string[] names)
    {
        string head = names[^1][(names[^1].LastIndexOf(' ') + 1)..];
        return names.Length > 1 && Array.TrueForAll(names, name => name.EndsWith($" {head}", StringComparison.Ordinal))
            ? [.. names[..^1].Select(name => name[..^(head.Length + 1)]), names[^1]]
            : names;
    }
}
