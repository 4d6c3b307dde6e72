using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Receipts;

/// <summary>Why many rows do not count, in words that fit all of them: what differs from record to record stands in each row.</summary>
internal static class ExclusionSummary
{
    private static readonly Dictionary<string, BothLanguages> Texts = new(StringComparer.Ordinal)
    {
        ["WITHDRAWN"] = ExclusionText.Withdrawn,
        ["DUPLICATE"] = new("Samma händelse är redan redovisad i en annan uppgift.", "The same event has already been reported in another record."),
        ["INCLUDED_ELSEWHERE"] = new(
            "Antalet ingår i en senare summa från samma källa.", "The figure is included in a later sum from the same source."),
        ["MUNICIPALITY"] = new("Uppgiften gäller en annan kommun.", "The record is about another municipality."),
        ["NOT_ADDRESSED"] = new(
            "Uppgiften hör till ett annat åtagande eller mål.", "The record belongs to another commitment or target."),
        ["KIND"] = new("Uppgiften är av ett annat slag än det som löftet gäller.", "The record is of another kind than the promise is about."),
        ["PARTY"] = new("Uppgiften kommer från en part vars uppgifter inte räknas här.", "The record comes from a party whose records do not count here."),
        ["NOT_JOINT"] = new(
            "Bara det som polisen och kommunen gör tillsammans räknas.", "Only what the police and the municipality do together counts."),
        ["THIRD_PARTY"] = new("Den som löftet nämner deltog inte enligt uppgiften.", "According to the record, those whom the promise names did not take part."),
        ["AREA"] = new("Uppgiften gäller inte ett område som löftet gäller.", "The record is not about an area of the promise."),
        ["FOCUS"] = new("En inriktning som löftet kräver saknas.", "A focus that the promise asks for is missing."),
        ["AUDIENCE"] = new("Målgruppen är en annan än löftets.", "The audience is another than the promise’s."),
        ["UNIT"] = new("Antalet är redovisat i en annan enhet än löftets.", "The number is reported in another unit than the promise’s."),
        ["STEP_NOT_REACHED"] = new("Åtgärden har inte nått det steg som räknas.", "The measure has not reached the step that counts."),
        ["BODY"] = new("Steget är inte taget i den instans som löftet nämner.", "The step was not taken by the body that the promise names."),
        ["OUTCOME"] = new("Resultatet som löftet räknar är inte redovisat.", "The result that the promise counts is not reported."),
        ["ITEM"] = new("Uppgiften anger inget av det som löftet räknar upp.", "The record names nothing that the promise lists."),
        ["DAY"] = new("Dagarna är andra än dem som löftet nämner.", "The days are other than those that the promise names."),
        ["PERIOD"] = new("Dagarna ligger utanför löftets period.", "The days are outside the promise’s period."),
        [ReceiptMapping.NotYet] = new("Uppgiften räknas på en dag som inte har kommit.", "The record counts on a day that has not come."),
        [ReceiptMapping.Declaration] = ExclusionText.Declaration,
        [ReceiptMapping.Statement] = ExclusionText.Statement,
    };

    /// <summary>The text of a code of ReceiptRow.excluded.</summary>
    public static BothLanguages For(string code) => Texts[code];
}
