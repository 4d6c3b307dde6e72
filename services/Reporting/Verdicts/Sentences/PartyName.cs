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
    /// <summary>"their" or "its".</summary>
    public string EnglishTheir => EnglishHave == "have" ? "their" : "its";

    private static readonly BothLanguages Alone = new("", "");

    private static readonly string[] PluralEndings = ["ar", "er", "or", "arna", "erna", "orna"];

    /// <summary>"polisen har ännu inte tillsammans genomfört".</summary>
    public string SwedishHas(string adverb, string supine) => Words.Join(Swedish, "har", adverb, Together.Sv, supine);

    /// <summary>"the police have not yet jointly carried out".</summary>
    public string EnglishHas(string adverb, string participle) => $"{Words.Join(English, EnglishHave, adverb)}{Together.En} {participle}";

    /// <summary>Who did what counted; where nothing did, whose promise it is.</summary>
    public static PartyName For(CommitmentTerms commitment, TargetVerdict result, AgreementRecorded agreement)
    {
        CountingTerms counting = result.Target.Counting.InCommon();
        List<Party> promised = Subjects(commitment, counting);
        List<Party> did = Did(promised, result.Counted.Parties);
        // Which third party took part stands in no sum: it is named where the promise is told, and where the rule asks for it.
        BothLanguages[] others = result.Counted.Parties.Count > 0 && promised.Count > 0 ? [] : Others(commitment, counting, agreement);
        string[] swedish = [.. did.Select(SwedishFor), .. others.Select(other => other.Sv)];
        string[] english = [.. did.Select(EnglishFor), .. others.Select(other => other.En)];
        if (swedish.Length == 0)
        {
            return new("parterna", "the parties", "have", Alone);
        }

        bool plural = swedish.Length > 1 || did is [Party.Police] || IsSeveral(others);
        return new(Words.SwedishAnd(swedish), Words.EnglishAnd(english), plural ? "have" : "has", TogetherFor(did, counting));
    }

    private static List<Party> Did(List<Party> promised, IReadOnlyList<Party> counted)
    {
        List<Party> did = [.. promised.Where(counted.Contains)];
        return did.Count == 0 || counted.Contains(Party.Unspecified) ? promised : did;
    }

    // What a record must be done together with is said after its noun.
    private static BothLanguages[] Others(CommitmentTerms commitment, CountingTerms counting, AgreementRecorded agreement) =>
    [
        .. commitment.ThirdParties.Except(counting.ThirdParties)
            .Select(code => agreement.ThirdParties.FirstOrDefault(other => other.Code == code)).OfType<NamedCode>()
            .Where(other => other.Name.Length > 0).Select(other => GivenName.Of(other)),
    ];

    // Of a description, told by the ending of the Swedish plural: "föreningar" have, "föreningen" has.
    private static bool IsSeveral(BothLanguages[] others) =>
        others.Length == 1 && char.IsLower(others[0].Sv[0]) && PluralEndings.Any(ending => others[0].Sv.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>"polisen" or "kommunen".</summary>
    public static string SwedishFor(Party party) => party == Party.Police ? "polisen" : "kommunen";

    /// <summary>"the police" or "the municipality".</summary>
    public static string EnglishFor(Party party) => party == Party.Police ? "the police" : "the municipality";

    private static List<Party> Subjects(CommitmentTerms commitment, CountingTerms counting)
    {
        List<Party> responsible = Known(commitment.Responsible);
        List<Party> counted = Known(counting.Parties);
        if (responsible.Count == 0 && commitment.ThirdParties.Except(counting.ThirdParties).Any())
        {
            // Who reports for a third party has not done it.
            return [];
        }

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
