using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Manifests that do not agree with the records that there are: "inte försäkrat: uppgift om fem, tre finns".</summary>
internal static class NotAssuredText
{
    /// <summary>Those about the days of any target, by first day and party.</summary>
    public static IReadOnlyList<Declaration> Of(Verdict verdict) =>
        [.. verdict.Targets.SelectMany(target => target.NotAssured).Distinct().OrderBy(declaration => declaration.Start).ThenBy(declaration => declaration.Party)];

    /// <summary>As it stands beside the evidence.</summary>
    public static BothLanguages For(Declaration declaration)
    {
        BothLanguages numbers = Numbers(declaration.Stated, declaration.Held);
        return new($"inte försäkrat: {numbers.Sv}", $"not assured: {numbers.En}");
    }

    /// <summary>One sentence for each party, where its reports could have decided something.</summary>
    public static void Say(Verdict verdict, Passage passage)
    {
        if (verdict.Outcome == Outcome.Fulfilled)
        {
            return;
        }

        foreach (IGrouping<Contracts.Common.V1.Party, Declaration> own in Of(verdict).ToLookup(declaration => declaration.Party).OrderBy(own => own.Key))
        {
            BothLanguages numbers = Numbers(own.Sum(declaration => declaration.Stated), own.Sum(declaration => declaration.Held));
            passage.Say($"{PartyName.SwedishFor(own.Key)}s redovisning är inte försäkrad: {numbers.Sv}",
                $"the reports of {PartyName.EnglishFor(own.Key)} are not assured: {numbers.En}");
        }
    }

    private static BothLanguages Numbers(long stated, long held) => new(
        $"uppgift om {Numeral.Swedish(stated)}, {Numeral.Swedish(held)} finns",
        $"{Numeral.English(stated)} stated, {Numeral.English(held)} {(held == 1 ? "exists" : "exist")}");
}
