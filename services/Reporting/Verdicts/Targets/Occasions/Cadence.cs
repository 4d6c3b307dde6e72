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
            : new($"{Window.In} {Window.SwedishCount(Windows.Missed)} hölls det inte, och {gaps.Sv}",
                $"it was not kept {Window.EnglishIn} {Window.EnglishCount(Windows.Missed)}, and {gaps.En}");
    }

    /// <summary>
    /// "2019 är inte ett helt år och bedöms inte"; null when none is cut. Of weeks and days nobody expects the ends of a period to hold whole
    /// ones.
    /// </summary>
    public BothLanguages? CutOff()
    {
        BothLanguages[] cut = Window.IsCountedDown || Window == WindowNoun.Case
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
        return new($"{sv}, men löftet gäller varje {Window.SwedishOne} för sig",
            $"{en}, but the promise applies to each {Window.EnglishOne} separately");
    }

    /// <summary>"24 veckor återstår".</summary>
    public BothLanguages Left() => new(
        $"{Window.SwedishCount(Windows.Open)} återstår", $"{Window.EnglishCount(Windows.Open)} {(Windows.Open == 1 ? "remains" : "remain")}");

    private BothLanguages Kept(string svNot, string enNot, BothLanguages windows) => new(
        Words.Join(Target.Subject.SwedishHas(svNot, "hållit"), "löftet om", Promise.Sv, Window.In, windows.Sv, SoFarBeside(windows).Sv),
        Words.Join(Target.Subject.EnglishHas(enNot, "kept"), "the promise of", Promise.En, Window.EnglishIn, windows.En, SoFarBeside(windows).En));

    // "Under det första året hittills" says the same thing twice.
    private BothLanguages SoFarBeside(BothLanguages windows) => windows == TheOne ? new("", "") : SoFar;

    /// <summary>What has been done, where there is anything, and a promise that nothing can be said of yet.</summary>
    private BothLanguages NotJudged(BothLanguages why)
    {
        if (Target.Count.Number == 0)
        {
            return new($"löftet är {Promise.Sv}{why.Sv}", $"the promise is {Promise.En}{why.En}");
        }

        BothLanguages done = Target.Done();
        return new($"{done.Sv}. Löftet är {Rate.Sv}{why.Sv}", $"{done.En}. The promise is {Rate.En}{why.En}");
    }

    private BothLanguages NoWindow() => new(
        $", och {(Neuter ? "inget helt" : "ingen hel")} {Window.SwedishOne} ryms i perioden",
        $", and the period holds no whole {Window.EnglishOne}");

    private BothLanguages NoneEnded() => new(
        $", och {(Neuter ? "inget" : "ingen")} {Window.SwedishOne} är {(Neuter ? "avslutat" : "avslutad")} än",
        $", and no {Window.EnglishOne} has ended yet");

    private BothLanguages MissedOf() => new(
        Words.Join(Window.In, Numeral.Swedish(Windows.Missed, Window.Gender), "av", Window.SwedishCount(Elapsed), SoFar.Sv,
            "har", Target.Subject.Swedish, "inte hållit löftet om", Promise.Sv),
        Words.Join(Window.EnglishIn, Numeral.English(Windows.Missed), "of", Window.EnglishCount(Elapsed), SoFar.En,
            Target.Subject.EnglishHas("not", "kept"), "the promise of", Promise.En));

    /// <summary>A sum over many windows proves how many were missed, and never which.</summary>
    private BothLanguages ProvenMissed()
    {
        string sv = Words.Join(Window.In, "minst", Numeral.Swedish(Windows.Missed, Window.Gender), "av", Window.SwedishCount(Elapsed), SoFar.Sv);
        string en = Words.Join(Window.EnglishIn, "at least", Numeral.English(Windows.Missed), "of", Window.EnglishCount(Elapsed), SoFar.En);
        return NotJudged(new($", och {sv} hölls det inte", $", and {en} it was not kept"));
    }

    private BothLanguages Unknown()
    {
        if (Target.Count.Number > 0)
        {
            return NotJudged(new($", men det framgår inte {Window.In} hur många {Window.SwedishMany} det är hållet",
                $", but it cannot be seen {Window.EnglishIn} how many {Window.EnglishMany} it was kept"));
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
