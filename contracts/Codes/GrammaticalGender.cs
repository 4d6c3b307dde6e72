namespace Medborgarlofte.Contracts.Codes;

/// <summary>Gender of a Swedish noun; decides numerals and participles in the singular.</summary>
public enum GrammaticalGender
{
    /// <summary>Utrum: en kontroll, en utlovad kontroll. <c>u</c> in the files.</summary>
    Common,

    /// <summary>Neutrum: ett möte, ett utlovat möte. <c>n</c> in the files.</summary>
    Neuter,
}

/// <summary>The Swedish words that follow the gender of their noun.</summary>
public static class GrammaticalGenders
{
    extension(GrammaticalGender gender)
    {
        /// <summary>Indefinite article, and the numeral one: "en" or "ett".</summary>
        public string Article => gender == GrammaticalGender.Neuter ? "ett" : "en";

        /// <summary>"utlovad" or "utlovat"; the plural and every definite form are "utlovade".</summary>
        public string Promised => gender == GrammaticalGender.Neuter ? "utlovat" : "utlovad";

        /// <summary>Definite article before an adjective: "den" or "det"; the plural is "de".</summary>
        public string DefiniteArticle => gender == GrammaticalGender.Neuter ? "det" : "den";
    }

    internal static GrammaticalGender Parse(string text) => text switch
    {
        "u" => GrammaticalGender.Common,
        "n" => GrammaticalGender.Neuter,
        _ => throw new FormatException($"the gender '{text}' is neither u nor n."),
    };
}
