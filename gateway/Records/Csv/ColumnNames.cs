using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Texts;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>
/// The names that a column may have, for each field of the pushed records: the field's own name in any spelling (recordId, record_id,
/// "Record ID"), and Swedish ones, with or without their dots and rings.
/// </summary>
internal static partial class ColumnNames
{
    private static readonly Dictionary<string, string[]> Swedish = new()
    {
        ["recordId"] = ["id", "postid", "rapportid"],
        ["source"] = ["källa"],
        ["sourceVersion"] = ["version", "källversion"],
        ["municipalityCode"] = ["kommunkod", "kommun", "kommunnamn"],
        ["area"] = ["område"],
        ["kind"] = ["slag", "typ", "aktivitet", "insats", "åtgärd"],
        ["focuses"] = ["inriktning", "inriktningar", "fokus", "focus"],
        ["title"] = ["rubrik", "titel", "benämning"],
        ["date"] = ["datum"],
        ["startDate"] = ["startdatum", "från datum", "datum", "date"],
        ["endDate"] = ["slutdatum", "till datum"],
        ["quantity"] = ["antal"],
        ["unit"] = ["enhet"],
        ["precision"] = ["noggrannhet"],
        ["jointWith"] = ["tillsammans med", "gemensamt med"],
        ["thirdParties"] = ["tredje part", "tredje parter", "third party"],
        ["coveredItems"] = ["objekt", "omfattar"],
        ["includes"] = ["innehåller", "ingår"],
        ["duplicateOf"] = ["dubblett av"],
        ["riskOccasions"] = ["risktillfällen", "risktillfälle", "riskhelger", "riskhelg"],
        ["audiences"] = ["målgrupper", "målgrupp", "audience"],
        ["channels"] = ["kanaler", "kanal", "channel"],
        ["nationalCampaign"] = ["nationell kampanj"],
        ["example"] = ["exempel"],
        ["reason"] = ["skäl", "orsak", "anledning"],
        [Steps.Planned] = ["planerad"],
        [Steps.Presented] = ["presenterad"],
        [Steps.PresentedTo] = ["presenterad för"],
        [Steps.Decided] = ["beslutad"],
        [Steps.DecidedBy] = ["beslutad av"],
        [Steps.CarriedOut] = ["genomförd"],
    };

    private static readonly Dictionary<string, string> Words = new()
    {
        ["polis"] = "police",
        ["polisen"] = "police",
        ["kommun"] = "municipality",
        ["kommunen"] = "municipality",
        ["exakt"] = "exact",
        ["minst"] = "atleast",
        ["ungefar"] = "approximate",
        ["cirka"] = "approximate",
        ["ca"] = "approximate",
    };

    /// <summary>All names of a field, folded.</summary>
    public static IEnumerable<string> Of(string field) => Swedish.GetValueOrDefault(field, []).Prepend(field).Select(Fold);

    /// <summary>The folded word of an enum for what a cell says, in either language.</summary>
    public static string Word(string cell) => Words.GetValueOrDefault(Fold(cell), Fold(cell));

    /// <summary>The name as it may stand in an answer: only what looks like a name, as anything else may be a value.</summary>
    public static string? Shown(string name) => NamePattern().IsMatch(name) ? name : null;

    /// <summary>Lower case, letters and digits alone, å and ä as a, ö as o.</summary>
    public static string Fold(string name) => LatinLetters.FoldToName(name);

    [GeneratedRegex(@"^[\p{L}][\p{L}:_ -]{0,63}\z")]
    private static partial Regex NamePattern();

    /// <summary>Columns of the steps of a measure.</summary>
    internal static class Steps
    {
        public const string Planned = "planned";
        public const string Presented = "presented";
        public const string PresentedTo = "presentedTo";
        public const string Decided = "decided";
        public const string DecidedBy = "decidedBy";
        public const string CarriedOut = "carriedOut";
    }
}
