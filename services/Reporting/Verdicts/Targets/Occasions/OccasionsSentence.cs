using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>Which sentence a number of occasions gets.</summary>
internal static class OccasionsSentence
{
    public static void Say(JudgedTarget target, Passage passage)
    {
        // "Fyra per år" in an agreement of one year is a number, not a cadence.
        if (WindowNoun.For(target.Kind.WindowsOf(target.Result.Target)) is { } window && target.Result.Windows is { } windows && !IsWholePeriod(windows))
        {
            CadenceSentence.Say(target, window, windows, passage);
        }
        else if (target.IsEachArea)
        {
            EachAreaSentence.Say(target, passage);
        }
        else if (target.CountedOutcome is { } result)
        {
            ResultSentence.Say(target, result, passage);
        }
        else
        {
            TotalSentence.Say(target, passage);
        }
    }

    /// <summary>True for one number over the whole period and all areas together.</summary>
    public static bool IsTotal(JudgedTarget target) =>
        (target.Result.Windows is not { } windows || IsWholePeriod(windows)) && !target.IsEachArea && target.CountedOutcome is null;

    private static bool IsWholePeriod(WindowSummary windows) =>
        windows.Cut == 0 && windows.Met + windows.Missed + windows.Open + windows.NotReported == 1;
}
