using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Pages;

namespace Medborgarlofte.Gateway.Corrections;

/// <summary>What is said of a journal that was restored, which the corrections tell beside corrected records.</summary>
internal static class RestoredJournalText
{
    /// <summary>True for a correction that is about a journal.</summary>
    public static bool IsOfJournal(this Correction correction) => correction.RecordType == "journal";

    public static string Title(Language language, Correction correction) => correction.RecordId switch
    {
        JournalTypes.PoliceJournal => language.T("Polisens rapporter är återställda från en kopia", "The police’s reports were restored from a copy"),
        JournalTypes.MunicipalJournal => language.T("Kommunernas rapporter är återställda från en kopia", "The municipalities’ reports were restored from a copy"),
        _ => language.T("Överenskommelser och uppföljning är återställda från en kopia", "Agreements and follow-up were restored from a copy"),
    };

    public static string Summary(Language language, Correction correction)
    {
        var kept = Of(correction, "entries");
        var records = Of(correction, "lostRecords");
        return language.T(
            $"Det som togs emot efter post {kept} i journalen gick förlorat{(records is null ? "" : $", sammanlagt {records} uppgifter,")} och räknas inte längre. Det som rapporteras på nytt räknas igen.",
            $"What was received after entry {kept} of the journal was lost{(records is null ? "" : $", {records} records in all,")} and no longer counts. What is reported again counts again.");
    }

    private static string? Of(Correction correction, string field) => correction.Changes.FirstOrDefault(change => change.Field == field)?.After;
}
