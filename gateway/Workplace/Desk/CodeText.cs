using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>Codes as people know them: by name. A list is told by the last part of its field's path.</summary>
internal static class CodeText
{
    /// <summary>Names of a list, in the order in which people look for them.</summary>
    public static IReadOnlyList<(string Code, string Name)> List(string field, DraftForm draft, Language language) => field switch
    {
        "kinds" => [.. ActivityKinds.All.Select(kind => (kind.Code, language.T(kind.SwedishSingular, kind.EnglishSingular))).Concat(Own(draft, language)).OrderBy(Name, SwedishOrder.Comparer)],
        "focuses" or "anyFocuses" => Ordered(Focuses.All.Select(focus => (focus.Code, language.T(focus.Swedish, focus.English)))),
        "audiences" => Ordered(Audiences.All.Select(audience => (audience.Code, language.T(audience.Swedish, audience.English)))),
        "areas" => Ordered(Declared(draft, "areas", "name")),
        "thirdParties" => Ordered(Declared(draft, "thirdParties", "name")),
        "occasions" => Ordered(RiskOccasions.All.Select(occasion => (occasion.Code, language.T(occasion.Swedish, occasion.English)))
            .Concat(Declared(draft, "ownOccasions", "name.sv", "occasion").Where(own => own.Name.Length > 0))),
        "unit" => Ordered(CountUnits.All.Select(unit => (unit.Code, UnitName(unit, language)))),
        "outcome" or "partOutcome" or "wholeOutcome" => Ordered(OutcomeKinds.All.Select(outcome => (outcome.Code, language.T(outcome.Swedish, outcome.English)))),
        _ => [],
    };

    /// <summary>The name of a code; the code itself where it has no name, or one that would be read as another code.</summary>
    public static string NameOf(string field, string code, DraftForm draft, Language language) =>
        List(field, draft, language).FirstOrDefault(one => one.Code == code) is { Code: not null } known && CodeOf(field, known.Name, draft) == code ? known.Name : code;

    /// <summary>The code of what a person wrote: a name in either language, any inflected form that the code lists know, or the code itself; the text when it is none.</summary>
    public static string CodeOf(string field, string text, DraftForm draft)
    {
        foreach (var language in (ReadOnlySpan<Language>)[Language.Swedish, Language.English])
        {
            foreach (var (code, name) in List(field, draft, language))
            {
                if (code == text || string.Equals(name, text, StringComparison.CurrentCultureIgnoreCase))
                {
                    return code;
                }
            }
        }

        return Names(field)?.Find(text) ?? text;
    }

    private static CodeNames? Names(string field) => field switch
    {
        "kinds" => CodeNames.Kinds,
        "focuses" or "anyFocuses" => CodeNames.Focus,
        "audiences" => CodeNames.Audience,
        "occasions" => CodeNames.RiskOccasion,
        "unit" => CodeNames.Units,
        "outcome" or "partOutcome" or "wholeOutcome" => CodeNames.Outcomes,
        _ => null,
    };

    private static string UnitName(CountUnit unit, Language language) => language.T(unit.SwedishPlural, unit.EnglishPlural);

    private static IEnumerable<(string Code, string Name)> Own(DraftForm draft, Language language) =>
        Declared(draft, "ownKinds", language.T("singular.sv", "singular.en"));

    private static IEnumerable<(string Code, string Name)> Declared(DraftForm draft, string list, string name, string code = "code") =>
        Enumerable.Range(0, draft.Count(list)).Select(index => (draft.Text($"{list}[{index}].{code}"), draft.Text($"{list}[{index}].{name}")))
            .Where(one => one.Item1.Length > 0);

    private static IReadOnlyList<(string Code, string Name)> Ordered(IEnumerable<(string Code, string Name)> list) => [.. list.OrderBy(Name, SwedishOrder.Comparer)];

    private static string Name((string Code, string Name) one) => one.Name;
}
