using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets;

/// <summary>What is said of it, in both languages.</summary>
internal abstract partial class TargetKind
{
    /// <summary>How it stands.</summary>
    public abstract void Say(JudgedTarget target, Passage passage);

    /// <summary>The counting rule that names the counted thing.</summary>
    public virtual CountingTerms NounOf(TargetTerms target) => target.Counting;

    /// <summary>"Löftet är minst 30", where one number alone is promised; null otherwise.</summary>
    public virtual BothLanguages? PromisedNumber(JudgedTarget target) => null;

    /// <summary>How many are left to the promised number; 0 when it is reached, or when there is no single number.</summary>
    public virtual long Shortfall(JudgedTarget target) => 0;

    /// <summary>True when the single number is more than the promise allows.</summary>
    public virtual bool IsExceeded(JudgedTarget target) => false;

    /// <summary>The noun of what is left to do: "2 trafikkontroller kvar".</summary>
    public virtual (BothLanguages One, BothLanguages Many) RemainingNoun(TargetTerms target, AgreementRecorded agreement)
    {
        NounList nouns = CountedNoun.For(target.Counting, agreement).Nouns;
        return (new(nouns.SwedishBareSingular, nouns.EnglishSingular), new(nouns.SwedishPlural, nouns.EnglishPlural));
    }

    /// <summary>Why a record does not count that is of nothing in the stated set.</summary>
    public virtual BothLanguages OtherItem(TargetTerms target, ReportedRecord record) =>
        new("uppgiften anger inget av det som löftet räknar upp", "the record names nothing that the promise lists");

    /// <summary>What it is about, as a heading of its numbers beside those of other targets.</summary>
    public virtual BothLanguages Heading(JudgedTarget target) => TargetName.Promised(target.PromisedNoun);

    /// <summary>Codes of the results without which a record does not count; empty strings for none.</summary>
    public virtual IReadOnlyList<string> Results(TargetTerms target) => [target.Counting.Outcome];
}
