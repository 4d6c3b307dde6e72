using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Who is responsible, as the subject of a sentence.</summary>
/// <param name="Swedish">"polisen och kommunen".</param>
/// <param name="English">"the police and the municipality".</param>
/// <param name="EnglishHave">"have" or "has".</param>
/// <param name="Together">For what only counts when it is done together, the English with its space or comma; empty otherwise.</param>
internal sealed record PartyName(string Swedish, string English, string EnglishHave, BothLanguages Together)
{
    private static readonly BothLanguages Alone = new("", "");

    /// <summary>"polisen har ännu inte tillsammans genomfört".</summary>
    public string SwedishHas(string adverb, string supine) => Words.Join(Swedish, "har", adverb, Together.Sv, supine);

    /// <summary>"the police have not yet jointly carried out".</summary>
    public string EnglishHas(string adverb, string participle) => $"{Words.Join(English, EnglishHave, adverb)}{Together.En} {participle}";

    public static PartyName For(CommitmentTerms commitment, CountingTerms counting, AgreementRecorded agreement)
    {
        List<Party> parties = Subjects(commitment, counting);
        if (parties.Count == 0)
        {
            return new("parterna", "the parties", "have", Alone);
        }

        IEnumerable<string> others = commitment.ThirdParties
            .Select(code => agreement.ThirdParties.FirstOrDefault(other => other.Code == code)?.Name ?? "")
            .Where(name => name.Length > 0);
        string[] swedish = [.. parties.Select(SwedishFor), .. others];
        string[] english = [.. parties.Select(EnglishFor), .. others];
        bool plural = swedish.Length > 1 || parties[0] == Party.Police;
        return new(Words.SwedishAnd(swedish), Words.EnglishAnd(english), plural ? "have" : "has", TogetherFor(parties, counting));
    }

    /// <summary>"polisen" or "kommunen".</summary>
    public static string SwedishFor(Party party) => party == Party.Police ? "polisen" : "kommunen";

    /// <summary>"the police" or "the municipality".</summary>
    public static string EnglishFor(Party party) => party == Party.Police ? "the police" : "the municipality";

    private static List<Party> Subjects(CommitmentTerms commitment, CountingTerms counting)
    {
        List<Party> responsible = Known(commitment.Responsible);
        List<Party> counted = Known(counting.Parties);
        // A target that counts one party of a joint commitment is that party's own share of it.
        return responsible.Count == 0 || (counted.Count > 0 && counted.TrueForAll(responsible.Contains)) ? counted : responsible;
    }

    private static List<Party> Known(IReadOnlyList<Party> parties) => [.. parties.Where(p => p != Party.Unspecified).Distinct().Order()];

    private static BothLanguages TogetherFor(List<Party> parties, CountingTerms counting) => (counting.JointOnly, parties) switch
    {
        (false, _) => Alone,
        (true, [Party.Police]) => new("tillsammans med kommunen", ", together with the municipality,"),
        (true, [Party.Municipality]) => new("tillsammans med polisen", ", together with the police,"),
        _ => new("tillsammans", " jointly"),
    };
}
