using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>A promise that holds all over: "Löftet är också minst en i vart och ett av de fyra områdena; i tre av dem är det nått".</summary>
internal static class AllAreasSentence
{
    // A longer list is a table's work.
    private const int MostAreas = 6;

    public static void Say(JudgedTarget target, Passage passage)
    {
        IReadOnlyList<WindowVerdict> areas = target.Result.Details;
        if (target.Result.Target.Occasions is not { AllAreas: true } || areas.Count == 0)
        {
            return;
        }

        WindowVerdict[] missing = [.. areas.Where(area => area.State != WindowState.Met)];
        GrammaticalGender gender = target.NumberGender;
        BothLanguages one = new($"minst {Numeral.Swedish(1, gender)}", "at least one");
        BothLanguages all = All(areas.Count);
        if (missing.Length == 0)
        {
            passage.Say($"{one.Sv} är {CountedPhrases.ReportedForm(false, gender)} i {all.Sv}", $"{one.En} has been reported in {all.En}");
            return;
        }

        int met = areas.Count - missing.Length;
        BothLanguages kept = target.IsSilent ? new("", "")
            : met == 0 ? new("; i inget av dem är det nått", "; in none of them has it been kept")
            : new($"; i {Numeral.Swedish(met, GrammaticalGender.Neuter)} av dem är det nått", $"; in {Numeral.English(met)} of them it has been kept");
        passage.Say($"löftet är också {one.Sv} i {all.Sv}{kept.Sv}", $"the promise is also {one.En} in {all.En}{kept.En}");
        if (missing.Length <= MostAreas && met > 0)
        {
            string[] names = [.. missing.Select(area => area.Name?.Sv ?? area.Label)];
            bool known = missing.All(area => area.State == WindowState.Missed);
            BothLanguages place = Modifiers.Place(target.Counting with { Areas = [.. missing.Select(area => area.Label)] }, target.Agreement);
            if (known && place.Sv.Length > 0)
            {
                passage.Say($"{place.Sv} är inget genomfört", $"nothing has been done {place.En}");
                return;
            }

            passage.Say(known ? $"i {Words.SwedishAnd(names)} är inget genomfört" : $"för {Words.SwedishAnd(names)} är inget redovisat{(target.IsOpen ? " än" : "")}",
                known ? $"nothing has been done in {Words.EnglishAnd(names)}" : $"nothing has been reported for {Words.EnglishAnd(names)}{(target.IsOpen ? " yet" : "")}");
        }
    }

    private static BothLanguages All(int areas) => areas switch
    {
        1 => new("det enda området", "the only area"),
        2 => new("båda områdena", "both areas"),
        _ => new($"vart och ett av de {Numeral.Swedish(areas)} områdena", $"each of the {Numeral.English(areas)} areas"),
    };
}
