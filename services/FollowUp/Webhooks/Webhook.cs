using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Verification;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Medborgarlofte.FollowUp.Webhooks;

/// <summary>
/// An address that is told of public changes. It stands outside the journal: it is nothing that follow-up is computed from, and its
/// secret must not be in a history that is never deleted.
/// </summary>
internal sealed class Webhook : IJournaledRow
{
    public required string Id { get; init; }
    public required string Source { get; init; }
    public required string MunicipalityCode { get; init; }
    public required string Url { get; init; }

    /// <summary>Encrypted by <see cref="WebhookSecrets"/>.</summary>
    public required string Secret { get; init; }

    /// <summary>Up to where everything has been delivered; empty before the first change.</summary>
    public required string Position { get; init; }
    public required long CreatedAtMicros { get; init; }

    /// <summary>When the next delivery is due. While one replica delivers it lies ahead, which keeps the others away.</summary>
    public long DueAtMicros { get; init; }

    /// <summary>Since when deliveries fail; 0 while they do not.</summary>
    public long FailingSinceMicros { get; init; }

    /// <summary>Failed deliveries in a row.</summary>
    public int Failures { get; init; }

    /// <summary>How often a replay was asked for: what is delivered again is another message than before.</summary>
    public int Replays { get; init; }

    /// <summary>True when deliveries have failed for a day.</summary>
    public bool Stopped { get; init; }

    public string Subject => $"webhook/{Id}";

    /// <summary>
    /// SHA-256 over id, address and secret: the journal tells that none of them was changed behind its back, and the secret's 32 random bytes
    /// keep anyone from trying addresses.
    /// </summary>
    public string AddressHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}\n{Url}\n{Secret}")));

    long? IJournaledRow.EntrySequence => null;

    IEnumerable<string> IJournaledRow.DifferencesFrom(JournalEntry entry)
    {
        var recorded = JsonSerializer.Deserialize<WebhookRecorded>(entry.Payload, JournalJson.Options)!;
        if (recorded.Change == WebhookChange.Deleted)
        {
            yield return "that it was deleted";
        }

        if (recorded.AddressHash != AddressHash)
        {
            yield return "address or secret";
        }

        if (recorded.Source != Source || recorded.MunicipalityCode != MunicipalityCode)
        {
            yield return "whose it is";
        }
    }

    void IJournaledRow.Redact(EntityEntry row, string content, IReadOnlySet<string> fields) =>
        throw new NotSupportedException("A webhook holds no text.");
}
