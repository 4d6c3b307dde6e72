using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>The sentences of one cadence.</summary>
/// <param name="Target">The judged target.</param>
/// <param name="Window">Its window.</param>
/// <param name="Windows">How the windows went.</param>
/// <param name="Promise">"minst en trafikkontroll per vecka".</param>
/// <param name="Rate">"minst en per vecka", where the noun has been said.</param>
internal sealed record Cadence(JudgedTarget Target, WindowNoun Window, WindowSummary Windows, BothLanguages Promise, BothLanguages Rate)
{
    /// <summary>Windows that have been judged or should have been.</summary>
    public int Elapsed => Windows.Met + Windows.Missed + Windows.NotReported;

    /// <summary>False only when every window is known to be missed.</summary>
    public bool IsKeptInPart => Windows.Met > 0 || Windows.NotReported > 0 || Windows.MissedIsLowerBound;

    private int All => Elapsed + Windows.Open;

    /// <summary>Nobody promises offences: of results the word is goal.</summary>
    public (string Sv, string En) Goal => Target.CountedOutcome is null ? ("löftet", "the promise") : ("målet", "the goal");

    /// <summary>After "har" and "have"; the same after "är" and "was".</summary>
    public (string Sv, string En) HasKept => Target.CountedOutcome is null ? ("hållit", "kept") : ("nått", "reached");

    /// <summary>"Hölls", "was kept".</summary>
    public (string Sv, string En) WasKept => Target.CountedOutcome is null ? ("hölls", "kept") : ("nåddes", "reached");

    private bool Neuter => Window.Gender == GrammaticalGender.Neuter;

    private long Needed => Target.Bound.Number * All;

    private BothLanguages TheOne => Window == WindowNoun.Case
        ? new($"ett av {Window.SwedishCount(All)}", $"one of {Window.EnglishCount(All)}")
        : Windows.Open > 0 ? Window.First : Window.All(1);

    private BothLanguages SoFar => Windows.Open > 0 ? new("hittills", "so far") : new("", "");

    public BothLanguages Clause()
    {
        if (Target.Span is null || Elapsed == 0)
        {
            return NotJudged(Target.Span is null ? new("", "") : All == 0 ? NoWindow() : NoneEnded());
        }

        return Windows switch
        {
            { MissedIsLowerBound: true } => ProvenMissed(),
            { Met: 0, Missed: 0 } => Unknown(),
            { Met: 0, NotReported: > 0 } => MissedOf(),
            { Met: 0 } => Kept("inte", "not", Elapsed == 1 ? TheOne : Window.AnyOf(Elapsed)),
            { Missed: 0, NotReported: 0 } => Kept("", "", Elapsed == 1 ? TheOne : Window.All(Elapsed)),
            _ => Kept("", "", new(
                $"{Numeral.Swedish(Windows.Met, Window.Gender)} av {Window.SwedishCount(Elapsed)}",
                $"{Numeral.English(Windows.Met)} of {Window.EnglishCount(Elapsed)}")),
        };
    }

    /// <summary>"Tolv veckor saknar fullständig redovisning"; null when there are none or the main sentence has said it.</summary>
    public BothLanguages? Gaps()
    {
        if (Windows.NotReported == 0 || Windows.NotReported == Elapsed || Windows.MissedIsLowerBound)
        {
            return null;
        }

        BothLanguages gaps = new($"{Window.SwedishCount(Windows.NotReported)} saknar fullständig redovisning",
            $"{Window.EnglishCount(Windows.NotReported)} {(Windows.NotReported == 1 ? "has" : "have")} not been fully reported");
        return Windows.Missed == 0 || Windows.Met == 0
            ? gaps
            : new($"{Window.In} {Window.SwedishCount(Windows.Missed)} {WasKept.Sv} det inte, och {gaps.Sv}",
                $"it was not {WasKept.En} {Window.EnglishIn} {Window.EnglishCount(Windows.Missed)}, and {gaps.En}");
    }

    /// <summary>
    /// "2019 är inte ett helt år och bedöms inte"; null when none is cut. Of weeks and days nobody expects the ends of a period to hold whole
    /// ones.
    /// </summary>
    public BothLanguages? CutOff()
    {
        BothLanguages[] cut = Window.IsShort
            ? []
            : [.. Target.Result.Details.Where(detail => detail.State == WindowState.Cut).Select(detail => detail.Name ?? LabelText.Window(detail.Label))];
        string sv = Words.SwedishAnd([.. cut.Select(name => name.Sv)]);
        string en = Words.EnglishAnd([.. cut.Select(name => name.En)]);
        return cut.Length switch
        {
            0 => null,
            1 => new($"{sv} är inte {(Neuter ? "ett helt" : "en hel")} {Window.SwedishOne} och bedöms inte", $"{en} is not a whole {Window.EnglishOne} and is not judged"),
            _ => new($"{sv} är inte hela {Window.SwedishMany} och bedöms inte", $"{en} are not whole {Window.EnglishMany} and are not judged"),
        };
    }

    /// <summary>Says so when the total is reached while windows were missed; null otherwise.</summary>
    public BothLanguages? TotalReached()
    {
        // Between seasons and terms things are done too, which no window's promise asked for.
        bool comparable = Target.Bound.Comparison == Comparison.AtLeast && Target.Result.Per is not (Per.Season or Per.SchoolTerm);
        // The count holds what was done in cut windows too, so they must be made up for as well.
        long reached = Target.Count.Number - (Target.Bound.Number * Windows.Cut);
        if (!comparable || Windows.Missed == 0 || Target.Count.Hidden || reached < Needed)
        {
            return null;
        }

        (long total, long needed) = (Target.Count.Number, Needed);
        string sv = $"antalet för hela perioden, {Numeral.Swedish(total)}, når upp till de {Numeral.Swedish(needed)} som takten kräver";
        string en = $"the total for the period, {Numeral.English(total)}, reaches the {Numeral.English(needed)} that the rate requires";
        return new($"{sv}, men {Goal.Sv} gäller varje {Window.SwedishOne} för sig",
            $"{en}, but {Goal.En} applies to each {Window.EnglishOne} separately");
    }

    /// <summary>"24 veckor återstår".</summary>
    public BothLanguages Left() => new(
        $"{Window.SwedishCount(Windows.Open)} återstår", $"{Window.EnglishCount(Windows.Open)} {(Windows.Open == 1 ? "remains" : "remain")}");

    private BothLanguages Kept(string svNot, string enNot, BothLanguages windows) => new(
        Words.Join(Target.Subject.SwedishHas(svNot, HasKept.Sv), $"{Goal.Sv} om", Promise.Sv, Window.In, windows.Sv, SoFarBeside(windows).Sv),
        Words.Join(Target.Subject.EnglishHas(enNot, HasKept.En), $"{Goal.En} of", Promise.En, Window.EnglishIn, windows.En, SoFarBeside(windows).En));

    // "Under det första året hittills" says the same thing twice.
    private BothLanguages SoFarBeside(BothLanguages windows) => windows == TheOne ? new("", "") : SoFar;

    /// <summary>What has been done, where there is anything, and a promise that nothing can be said of yet.</summary>
    private BothLanguages NotJudged(BothLanguages why)
    {
        if (Target.Count.Number == 0 && (Elapsed > 0 || Target.CountedOutcome is not null || Target.Result.LeftOut.Count > 0))
        {
            return new($"{Goal.Sv} är {Promise.Sv}{why.Sv}", $"{Goal.En} is {Promise.En}{why.En}");
        }

        // While no window has ended, that nothing is reported is not told by the windows.
        BothLanguages not = Target.IsOver ? new("inte", "not")
            : Target.Bound.Comparison == Comparison.AtMost ? new("hittills inte", "so far not")
            : new("ännu inte", "not yet");
        BothLanguages done = Target.Count.Number == 0 ? Target.NoneDone(Target.NotDone, not) : Target.Done();
        return new($"{done.Sv}. {Words.Capitalise(Goal.Sv)} är {Rate.Sv}{why.Sv}", $"{done.En}. {Words.Capitalise(Goal.En)} is {Rate.En}{why.En}");
    }

    private BothLanguages NoWindow() => new(
        $", och {(Neuter ? "inget helt" : "ingen hel")} {Window.SwedishOne} ryms i perioden",
        $", and the period holds no whole {Window.EnglishOne}");

    private BothLanguages NoneEnded() => new(
        $", och {(Neuter ? "inget" : "ingen")} {Window.SwedishOne} är {(Neuter ? "avslutat" : "avslutad")} än",
        $", and no {Window.EnglishOne} has ended yet");

    private BothLanguages MissedOf() => new(
        Words.Join(Window.In, Numeral.Swedish(Windows.Missed, Window.Gender), "av", Window.SwedishCount(Elapsed), SoFar.Sv,
            "har", Target.Subject.Swedish, $"inte {HasKept.Sv} {Goal.Sv} om", Promise.Sv),
        Words.Join(Window.EnglishIn, Numeral.English(Windows.Missed), "of", Window.EnglishCount(Elapsed), SoFar.En,
            Target.Subject.EnglishHas("not", HasKept.En), $"{Goal.En} of", Promise.En));

    /// <summary>A sum over many windows proves how many were missed, and never which.</summary>
    private BothLanguages ProvenMissed()
    {
        string sv = Words.Join(Window.In, "minst", Numeral.Swedish(Windows.Missed, Window.Gender), "av", Window.SwedishCount(Elapsed), SoFar.Sv);
        string en = Words.Join(Window.EnglishIn, "at least", Numeral.English(Windows.Missed), "of", Window.EnglishCount(Elapsed), SoFar.En);
        return NotJudged(new($", och {sv} {WasKept.Sv} det inte", $", and {en} it was not {WasKept.En}"));
    }

    private BothLanguages Unknown()
    {
        if (Target.Count.Number > 0)
        {
            return NotJudged(new($", men det framgår inte {Window.In} hur många {Window.SwedishMany} det är {(Target.CountedOutcome is null ? "hållet" : "nått")}",
                $", but it cannot be seen {Window.EnglishIn} how many {Window.EnglishMany} it was {WasKept.En}"));
        }

        if (Elapsed == 1)
        {
            return NotJudged(new($", men {TheOne.Sv} är inte fullständigt {CountedPhrases.ReportedForm(false, Window.Gender)}",
                $", but {TheOne.En} has not been fully reported"));
        }

        string sv = Words.Join(Neuter ? "inget" : "ingen", "av de", Numeral.Swedish(Elapsed), Window.SwedishAll, SoFar.Sv);
        string en = Words.Join(Elapsed == 2 ? "neither" : "none", "of the", Window.EnglishCount(Elapsed), SoFar.En);
        return NotJudged(new($", men {sv} är fullständigt {CountedPhrases.ReportedForm(false, Window.Gender)}",
            $", but {en} has been fully reported"));
    }
}
