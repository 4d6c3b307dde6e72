using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>What one of several targets is about, as a heading of its numbers: "Trafikkontroller med inriktning på nykterhet".</summary>
internal static class TargetName
{
    /// <summary>The heading of a target.</summary>
    public static BothLanguages For(JudgedTarget target)
    {
        BothLanguages name = TargetKinds.Of(target.Result.Target).Heading(target);
        return new(Words.Capitalise(name.Sv), Words.Capitalise(name.En));
    }

    /// <summary>Of what is counted.</summary>
    public static BothLanguages Promised(CountedNoun noun) => new(
        Words.Join(noun.Nouns.SwedishPlural, noun.ModifierOfMany.Sv), Words.Join(noun.Nouns.EnglishPlural, noun.ModifierOfMany.En));
}
