using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

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
        BothLanguages difference = Difference(declaration);
        return new($"inte försäkrat: {difference.Sv}", $"not assured: {difference.En}");
    }

    /// <summary>One sentence for each party, of what agrees least, where its reports could have decided something.</summary>
    public static void Say(Verdict verdict, Passage passage)
    {
        if (verdict.Outcome == Outcome.Fulfilled)
        {
            return;
        }

        // Manifests speak of activities: of steps and measured values they decide nothing.
        Verdict declared = verdict with { Targets = [.. verdict.Targets.Where(target => TargetKinds.Of(target.Target).IsDeclared)] };
        foreach (IGrouping<Party, Declaration> own in Of(declared).ToLookup(declaration => declaration.Party).OrderBy(own => own.Key))
        {
            // Several may be about the same records, so that their sum would be of none.
            BothLanguages difference = Difference(own.MaxBy(declaration => Math.Abs(declaration.Stated - declaration.Held))!);
            (string sv, string en) = own.Key == Party.Unspecified
                ? ("samordnarnas", "the coordinators")
                : ($"{PartyName.SwedishFor(own.Key)}s", PartyName.EnglishFor(own.Key));
            passage.Say($"{sv} redovisning är inte försäkrad: {difference.Sv}", $"the reports of {en} are not assured: {difference.En}");
        }
    }

    private static readonly BothLanguages OtherRecords = new(
        "antalet stämmer, men det är inte samma uppgifter", "the number agrees, but the records are not the same");

    private static BothLanguages Difference(Declaration declaration) =>
        declaration.ChecksumDiffers ? OtherRecords : Numbers(declaration.Stated, declaration.Held);

    private static BothLanguages Numbers(long stated, long held) => new(
        $"uppgift om {Numeral.Swedish(stated)}, {Numeral.Swedish(held)} finns",
        $"{Numeral.English(stated)} stated, {Numeral.English(held)} {(held == 1 ? "exists" : "exist")}");
}
