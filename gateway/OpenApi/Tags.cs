namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>A group of operations.</summary>
internal sealed record Tags(string Name, string Sv, string En)
{
    /// <summary>In the order in which a reader meets them.</summary>
    public static IReadOnlyList<Tags> All { get; } =
    [
        new("Police activities", "Vad polisen har gjort", "What the police have done"),
        new("Measures", "Kommunens åtgärder med sina steg", "The municipality's measures with their steps"),
        new("Campaigns", "Kommunens kampanjer och informationsinsatser", "The municipality's campaigns and information efforts"),
        new("Manifests", "Källornas besked om att de har rapporterat allt", "The sources' statements that they have reported everything"),
        new("Imports", "Vad som blev av varje fil, kropp och ström", "What became of each file, body and stream"),
        new("Agreements", "Medborgarlöften: utkast, undertecknande och revidering", "Agreements: draft, signature and revision"),
        new("Wordings", "Lydelser som läses till utkast", "Wordings that are read into drafts"),
        new("Meetings", "Samverkansmöten", "Coordination meetings"),
        new("Milestone reports", "Nådda steg", "Steps reached"),
        new("Requests", "Önskemål och hur många som uppfylldes", "Requests, and how many were met"),
        new("Observations", "Uppmätta värden", "Measured values"),
        new("Narratives", "Parternas egna redogörelser", "The parties' own accounts"),
        new("Reviews", "Årliga avstämningar", "Yearly reviews"),
        new("Seals", "Parternas sigill på en rapporteringsperiod", "The parties' seals on a reporting period"),
        new("Situation pictures", "Lägesbilder", "Situation pictures"),
        new("Municipalities", "Sveriges kommuner", "Sweden's municipalities"),
        new("Codes", "Kodlistor på svenska och engelska", "Code lists in Swedish and English"),
        new("Follow-up", "Den beräknade uppföljningen", "The computed follow-up"),
        new("Receipts", "Beviset för varje utfall", "The proof of each verdict"),
        new("Feeds", "Rättelser och ändringar i den ordning de registrerades", "Corrections and changes in the order in which they were recorded"),
        new("Journals", "Signerade kontrollpunkter, att bevisa i efterhand att inget har ändrats", "Signed checkpoints, to prove later that nothing was changed"),
        new("Redactions", "Texter som tas bort för gott", "Texts that are removed for good"),
        new("Webhooks", "Adresser som får veta om ändringar", "Addresses that are told of changes"),
        new("Datasets", "Öppna data som filer", "Open data as files"),
        new("API", "Om API:et", "About the API"),
    ];
}
