using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>A number in each area: "Polisen har hållit löftet om minst 800 fotpatruller per område i tre av fyra områden".</summary>
internal static class EachAreaSentence
{
    // A longer list is a table's work.
    private const int MostAreas = 6;

    public static void Say(JudgedTarget target, Passage passage)
    {
        BothLanguages per = new("per område", "per area");
        if (target.HasNotBegun)
        {
            passage.Say(TotalSentence.Begins(target, per));
            return;
        }

        passage.Say(Clause(target, target.NounWithoutAreas.Promised(target.Bound, per)));
        if (target.Count.Number > 0 && target.Result.Details.Count <= MostAreas && !target.Count.Persons)
        {
            passage.Say(Counts(target));
        }

        LeftOutText.Say(target, passage);
        Closing.Say(target, passage);
    }

    private static BothLanguages Clause(JudgedTarget target, BothLanguages promise)
    {
        int areas = target.Result.Details.Count;
        int met = target.Result.Details.Count(area => area.State == WindowState.Met);
        BothLanguages anyArea = areas == 2
            ? new("något av de två områdena", "either of the two areas")
            : new($"något av de {Numeral.Swedish(areas)} områdena", $"any of the {Numeral.English(areas)} areas");
        if (target.IsSilent)
        {
            return new($"löftet är {promise.Sv}, men inget är redovisat för {anyArea.Sv}",
                $"the promise is {promise.En}, but nothing has been reported for {anyArea.En}");
        }

        if (target.IsDeclaredZero)
        {
            BothLanguages none = target.NoneDone(target.NotDone, target.NotByNow);
            return new($"{none.Sv}. Löftet är {promise.Sv}", $"{none.En}. The promise is {promise.En}");
        }

        if (met == 0 && target.Outcome == Outcome.NotReported)
        {
            return new($"löftet är {promise.Sv}", $"the promise is {promise.En}");
        }

        bool running = target.IsOpen;
        if (met == 0)
        {
            return new(
                $"{target.Subject.SwedishHas(running ? "ännu inte" : "inte", "nått")} löftet om {promise.Sv} i {anyArea.Sv}",
                $"{target.Subject.EnglishHas(running ? "not yet" : "not", "kept")} the promise of {promise.En} in {anyArea.En}");
        }

        BothLanguages where = (met == areas, areas) switch
        {
            (true, 2) => new("båda områdena", "both areas"),
            (true, _) => new($"alla {Numeral.Swedish(areas)} områdena", $"all {Numeral.English(areas)} areas"),
            _ => new($"{Numeral.Swedish(met, GrammaticalGender.Neuter)} av {Numeral.Swedish(areas)} områden",
                $"{Numeral.English(met)} of {Numeral.English(areas)} areas"),
        };
        return new($"{target.Subject.SwedishHas("", "hållit")} löftet om {promise.Sv} i {where.Sv}",
            $"{target.Subject.EnglishHas("", "kept")} the promise of {promise.En} in {where.En}");
    }

    private static BothLanguages Counts(JudgedTarget target)
    {
        if (target.Result.Details.All(area => PhraseOf(area, target.Agreement) is not null))
        {
            return InPhrases(target);
        }

        // None of an area that nobody has declared is silence and no zero.
        ILookup<bool, (string Name, long Count)> areas = target.Result.Details.ToLookup(
            area => area is { Count: 0, State: WindowState.Open or WindowState.NotReported }, area => (NameOf(area, target.Agreement), area.Count));
        string[] silent = [.. areas[true].Select(area => area.Name)];
        BothLanguages rest = silent.Length == 0
            ? new("", "")
            : new($"; för {Words.SwedishAnd(silent)} är inget redovisat", $"; nothing has been reported for {Words.EnglishAnd(silent)}");
        return new(
            $"redovisat antal: {Words.SwedishAnd([.. areas[false].Select(area => $"{area.Name} {Numeral.Swedish(area.Count, target.Noun.Gender)}")])}{rest.Sv}",
            $"number reported: {Words.EnglishAnd([.. areas[false].Select(area => $"{area.Name} {Numeral.English(area.Count)}")])}{rest.En}");
    }

    /// <summary>"Redovisat antal: en i Östra byn och två vid ICA; inget är redovisat i Norra byn".</summary>
    private static BothLanguages InPhrases(JudgedTarget target)
    {
        ILookup<bool, (BothLanguages Phrase, long Count)> areas = target.Result.Details.ToLookup(
            area => area is { Count: 0, State: WindowState.Open or WindowState.NotReported }, area => (PhraseOf(area, target.Agreement)!, area.Count));
        GrammaticalGender gender = target.Noun.Gender;
        BothLanguages rest = !areas[true].Any() ? new("", "") : new(
            $"; inget är redovisat {Words.SwedishAnd([.. areas[true].Select(area => area.Phrase.Sv)])}",
            $"; nothing has been reported {Words.EnglishAnd([.. areas[true].Select(area => area.Phrase.En)])}");
        return new(
            $"redovisat antal: {Words.SwedishAnd([.. areas[false].Select(area => $"{Numeral.Swedish(area.Count, gender)} {area.Phrase.Sv}")])}{rest.Sv}",
            $"number reported: {Words.EnglishAnd([.. areas[false].Select(area => $"{Numeral.English(area.Count)} {area.Phrase.En}")])}{rest.En}");
    }

    private static BothLanguages? PhraseOf(WindowVerdict area, AgreementRecorded agreement) =>
        agreement.Areas.FirstOrDefault(named => named.Code == area.Label)?.Phrase;

    private static string NameOf(WindowVerdict area, AgreementRecorded agreement) =>
        area.Name?.Sv ?? agreement.Areas.FirstOrDefault(named => named.Code == area.Label)?.Name ?? area.Label;
}
