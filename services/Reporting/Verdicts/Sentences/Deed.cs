using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>What has been done with the counted things, in the active and as reported.</summary>
/// <param name="Supine">After "har": "genomfört", "presenterat".</param>
/// <param name="Participle">After "have": "carried out", "presented".</param>
/// <param name="To">After the object: "för nämnd eller fullmäktige"; empty for most.</param>
/// <param name="ReportedAs">After "är redovisad" of a step: "som presenterade"; empty for what is simply done.</param>
internal sealed record Deed(string Supine, string Participle, BothLanguages To, BothLanguages ReportedAs)
{
    private static readonly BothLanguages Nothing = new("", "");

    /// <summary>For what has not been reported at all, where "not done" would claim too much.</summary>
    public static readonly Deed Reported = new("redovisat", "reported", Nothing, Nothing);

    public static Deed For(NounList nouns, CountingTerms counting)
    {
        return counting.MeasureStep switch
        {
            MeasureStep.Planned => new("planerat", "planned", Nothing, new("som planerade", "as planned")),
            MeasureStep.Presented => new("presenterat", "presented", ToBodies(counting, ("för", "to")), new("som presenterade", "as presented")),
            MeasureStep.Decided => new(
                "fått beslut om", "obtained a decision on", ToBodies(counting, ("i", "from")), new("som beslutade", "as decided")),
            _ => new(nouns.Supine, nouns.Participle, Nothing, Nothing),
        };
    }

    /// <summary>"nämnd eller fullmäktige", "a committee or the council"; a body of the municipality's own by its code.</summary>
    public static BothLanguages Bodies(IReadOnlyList<string> codes)
    {
        BothLanguages[] names = [.. codes.Select(Body)];
        return new(Words.SwedishOr([.. names.Select(name => name.Sv)]), Words.EnglishOr([.. names.Select(name => name.En)]));
    }

    /// <summary>After "been": "reported", "reported as presented to the council".</summary>
    public string EnglishReported => Words.Join("reported", ReportedAs.En, To.En);

    /// <summary>After "är": "redovisad", "redovisade som presenterade för fullmäktige".</summary>
    public string SwedishReported(bool plural, GrammaticalGender gender) =>
        Words.Join(CountedPhrases.ReportedForm(plural, gender), SwedishReportedAs(plural, gender), To.Sv);

    // "Som presenterad", "som presenterat", "som presenterade": the participle follows the noun.
    private string SwedishReportedAs(bool plural, GrammaticalGender gender) => ReportedAs.Sv.Length == 0 || plural
        ? ReportedAs.Sv
        : ReportedAs.Sv[..^"de".Length] + (gender == GrammaticalGender.Neuter ? "t" : "d");

    private static BothLanguages ToBodies(CountingTerms counting, (string Sv, string En) preposition)
    {
        BothLanguages bodies = Bodies(counting.Bodies);
        return bodies.Sv.Length == 0 ? Nothing : new($"{preposition.Sv} {bodies.Sv}", $"{preposition.En} {bodies.En}");
    }

    private static BothLanguages Body(string code) => code switch
    {
        "namnd" => new("nämnd", "a committee"),
        "fullmaktige" => new("fullmäktige", "the council"),
        "kommunstyrelse" => new("kommunstyrelsen", "the municipal executive board"),
        _ => new(code, code),
    };
}
