using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Units that are where something is done, with their prepositions: "i tolv stadsdelar", "på fem krogar".</summary>
internal static class Places
{
    private static readonly BothLanguages In = new("i", "in");
    private static readonly BothLanguages At = new("på", "at");

    private static readonly Dictionary<string, BothLanguages> ByUnit = new(StringComparer.Ordinal)
    {
        ["omrade"] = In,
        ["plats"] = At,
        ["tatort"] = In,
        ["stadsdel"] = In,
        ["tunnel"] = In,
        ["skola"] = At,
        ["klass"] = In,
        ["hushall"] = In,
        ["boendeform"] = In,
        ["krog"] = At,
    };

    /// <summary>Null for a unit that is no place.</summary>
    public static BothLanguages? Of(string unit) => ByUnit.GetValueOrDefault(unit);
}
