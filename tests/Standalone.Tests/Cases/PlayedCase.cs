using System.Text.Json;

namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>What the API answered for a case on the day it is judged.</summary>
/// <param name="File">The case.</param>
/// <param name="Agreement">The agreement as read back once it was signed.</param>
/// <param name="FollowUp">The follow-up of the agreement.</param>
/// <param name="Receipts">The receipt of each commitment, by its id in the agreement.</param>
/// <param name="Folder">agreement.json, follow-up.json and the receipts as "agreement~commitment.json" and ".csv".</param>
public sealed record PlayedCase(
    CaseFile File, JsonElement Agreement, JsonElement FollowUp, IReadOnlyDictionary<string, JsonElement> Receipts, string Folder)
{
    /// <summary>The verdict on each commitment, by its id in the agreement.</summary>
    public IReadOnlyDictionary<string, JsonElement> Verdicts { get; } =
        (from promise in FollowUp.GetProperty("agreement").GetProperty("promises").EnumerateArray()
         from commitment in promise.GetProperty("commitments").EnumerateArray()
         select commitment).ToDictionary(commitment => commitment.GetProperty("id").GetString()!.Split('~')[1]);

    /// <summary>The CSV file of a receipt.</summary>
    public string Csv(string commitmentId) => Path.Combine(Folder, $"{File.AgreementId}~{commitmentId}.csv");
}
