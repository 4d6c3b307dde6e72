using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>Every item several times, or anew in each window: an item in a window is then one case that is kept or not.</summary>
internal static class RepeatedCoverage
{
    public static bool Is(CoverageGoal goal) => goal.Times > 1 || WindowNoun.For(goal.Per) is not null;

    /// <summary>"Sju gångtunnlar, fyra gånger per år vardera".</summary>
    public static BothLanguages Extent(JudgedTarget target, CoverageGoal goal)
    {
        BothLanguages items = Items(target, goal);
        if (!Is(goal))
        {
            return items;
        }

        BothLanguages per = WindowOf(target)?.PerOne([]) ?? new("", "");
        BothLanguages each = goal.Items.Count > 1 ? new("vardera", "each") : new("", "");
        string svTimes = goal.Times <= 1 ? "en gång" : $"{Numeral.Swedish(goal.Times)} gånger";
        string enTimes = goal.Times switch { <= 1 => "once", 2 => "twice", _ => $"{Numeral.English(goal.Times)} times" };
        return new($"{items.Sv}, {Words.Join(svTimes, per.Sv, each.Sv)}", $"{items.En}, {Words.Join(enTimes, per.En, each.En)}");
    }

    /// <summary>"Kommunen har hållit det i fem av 14 fall, räknat per gångtunnel och år".</summary>
    public static BothLanguages Kept(JudgedTarget target)
    {
        WindowNoun cases = WindowNoun.Case;
        long required = Math.Max(1, (long)(target.Result.Required ?? 1));
        long met = target.Count.Number;
        if (met == 0)
        {
            return NoneKept(target, required);
        }

        if (required == 1)
        {
            return new($"{target.Subject.SwedishHas("", "hållit")} det", $"{target.Subject.EnglishHas("", "kept")} it");
        }

        BothLanguages by = By(target);
        BothLanguages some = met >= required
            ? cases.All(required)
            : new($"{Numeral.Swedish(met, cases.Gender)} av {cases.SwedishCount(required)}",
                $"{Numeral.English(met)} of {cases.EnglishCount(required)}");
        // While it runs some of the cases may be yet to come.
        BothLanguages soFar = target.IsOver || met >= required ? new("", "") : new("hittills", "so far");
        return new($"{target.Subject.SwedishHas(soFar.Sv, "hållit")} det i {some.Sv}{by.Sv}",
            $"{target.Subject.EnglishHas(soFar.En, "kept")} it in {some.En}{by.En}");
    }

    private static BothLanguages NoneKept(JudgedTarget target, long required)
    {
        BothLanguages not = target.NotByNow;
        bool known = target.Result.Evidence == EvidenceState.Complete;
        string sv = target.Subject.SwedishHas(not.Sv, known ? "hållit det" : "redovisat tillräckligt");
        string en = target.Subject.EnglishHas(not.En, known ? "kept it" : "reported enough");
        BothLanguages any = WindowNoun.Case.AnyOf(required);
        BothLanguages by = By(target);
        return required == 1 ? new(sv, en) : new($"{sv} i {any.Sv}{by.Sv}", $"{en} in {any.En}{by.En}");
    }

    /// <summary>"Sju gångtunnlar"; a few of no stated unit by their names.</summary>
    private static BothLanguages Items(JudgedTarget target, CoverageGoal goal)
    {
        ItemNoun item = ItemNoun.For(target.Counting);
        BothLanguages[] names = [.. goal.Items.Where(one => one.Name.Length > 0).Select(one => GivenName.Of(one.Name, one.NameEn))];
        return item.Unit is null && names.Length == goal.Items.Count && names.Length <= CoverageSentence.MostNames
            ? new($"följande: {Words.SwedishAnd([.. names.Select(name => name.Sv)])}", $"the following: {Words.EnglishAnd([.. names.Select(name => name.En)])}")
            : item.Count(goal.Items.Count);
    }

    private static WindowNoun? WindowOf(JudgedTarget target) => WindowNoun.For(target.Kind.WindowsOf(target.Result.Target));

    private static BothLanguages By(JudgedTarget target)
    {
        BothLanguages by = ItemNoun.For(target.Counting).By(WindowOf(target));
        return new($", {by.Sv}", $", {by.En}");
    }
}
