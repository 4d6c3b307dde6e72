using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>What a record in a receipt is about, in words and not in codes.</summary>
internal static class ReceiptWords
{
    /// <summary>"1 rapport", "2 rapporter".</summary>
    public static string Reports(this Language language, long count) => language.T(
        count == 1 ? "1 rapport" : $"{language.Number(count)} rapporter", count == 1 ? "1 report" : $"{language.Number(count)} reports");

    /// <summary>"Trafikkontroll, hastighet", "Steg: handlingsplanen är antagen".</summary>
    public static string What(this Language language, ReceiptRow row, GetReceiptResponse receipt)
    {
        string[] words =
        [
            language.Kind(row, receipt),
            .. row.Focuses.Select(code => language.Own(code, receipt) ?? language.T(Focuses.Find(code)?.Swedish ?? code, Focuses.Find(code)?.English ?? code)),
            .. row.Items.Select(item => language.Item(item, row, receipt)),
        ];
        return string.Join(", ", words);
    }

    /// <summary>What a record counted; of a measured value the value.</summary>
    public static string Count(this Language language, ReceiptRow row) => row.HasValue ? language.Number(row.Value)
        : row.Suppressed.FirstOrDefault(number => number.Field == "counted") is { } left ? language.Hidden(left.HasFewerThan)
        : language.Number(row.Counted);

    /// <summary>Where it was; empty for all of the municipality.</summary>
    public static string Area(this Language language, ReceiptRow row, GetReceiptResponse receipt) =>
        row.Area.Length == 0 ? "" : language.Own(row.Area, receipt) ?? row.Area;

    /// <summary>The name of the target that a row is of; empty where the commitment has one.</summary>
    public static string Target(this Language language, ReceiptRow row, GetReceiptResponse receipt) =>
        language.T(receipt.Commitment.Targets.FirstOrDefault(target => target.Id == row.TargetId)?.Name);

    private static string Kind(this Language language, ReceiptRow row, GetReceiptResponse receipt)
    {
        if (row.Kind.Length == 0)
        {
            return language.Type(row.RecordType);
        }

        var listed = ActivityKinds.Find(row.Kind);
        var name = language.Own(row.Kind, receipt) ?? language.T(listed?.SwedishSingular ?? row.Kind, listed?.EnglishSingular ?? row.Kind);
        return $"{char.ToUpperInvariant(name[0])}{name[1..]}";
    }

    private static string Type(this Language language, string type) => type switch
    {
        "milestone-report" => language.T("Steg", "Step"),
        "request" => language.T("Förfrågningar", "Requests"),
        "observation" => language.T("Mätvärde", "Measured value"),
        "narrative" => language.T("Redogörelse", "Account"),
        _ => language.T("Resultat", "Results"),
    };

    // An item of a set, an occasion of a year or a step stands with its name among the details of its target.
    private static string Item(this Language language, string item, ReceiptRow row, GetReceiptResponse receipt) =>
        receipt.Commitment.Targets.Where(target => target.Id == row.TargetId).SelectMany(target => target.Details)
            .FirstOrDefault(detail => detail.Label == item)?.Name is { } name ? language.T(name) : item;

    private static string? Own(this Language language, string code, GetReceiptResponse receipt) =>
        receipt.Agreement.Names.FirstOrDefault(own => own.Code == code)?.Name is { } name ? language.T(name) : null;
}
