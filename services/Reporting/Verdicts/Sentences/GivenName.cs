using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Names that an agreement gives, as they fit a sentence in either language.</summary>
internal static class GivenName
{
    /// <summary>A name is the same in both languages; a description stands in lower case, "föreningar", and is quoted where it has no English.</summary>
    public static BothLanguages Of(NamedCode thirdParty) => thirdParty.Generic
        ? new(LowerFirst(thirdParty.Name), thirdParty.NameEn.Length > 0 ? LowerFirst(thirdParty.NameEn) : Quoted(thirdParty.Name))
        : new(thirdParty.Name, thirdParty.NameEn.Length > 0 ? thirdParty.NameEn : thirdParty.Name);

    /// <summary>A Swedish word for something that may have an English one: else it is quoted, never mixed in. "7F" is no word.</summary>
    public static BothLanguages Of(string swedish, string english) =>
        new(InSentence(swedish), english.Length > 0 ? english : swedish.Any(char.IsLower) ? Quoted(swedish) : swedish);

    // "Kommunens årsredovisning" begins with a word and no name.
    private static string InSentence(string name) =>
        name.StartsWith("Kommunens ", StringComparison.Ordinal) || name.StartsWith("Polisens ", StringComparison.Ordinal) ? LowerFirst(name) : name;

    private static string Quoted(string name) => $"“{name}”";

    private static string LowerFirst(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
