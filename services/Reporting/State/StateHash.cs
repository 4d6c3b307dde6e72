using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Reporting.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>
/// One hash for the whole read store. Each row is hashed alone and the hashes are added, so neither the order of rows
/// nor a database's idea of order matters.
/// </summary>
internal static class StateHash
{
    /// <summary>What holds now: current agreements and records, inclusions and tallies. Equal for the same records in any order.</summary>
    public static async Task<string> OfCurrentAsync(ReportingDbContext context, CancellationToken cancellationToken)
    {
        var sum = new HashSum();
        await foreach (var a in context.Agreements.AsNoTracking().Where(a => a.SupersededAtMicros == StoredRecord.Current)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            sum.Add("agreement", JsonSerializer.Serialize(a.Terms with { Version = 0 }, JournalJson.Options));
        }

        await foreach (var r in context.Records.AsNoTracking().Where(r => r.SupersededAtMicros == StoredRecord.Current)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            sum.Add("record", r.Type, r.Source, r.RecordId, Content(r.Payload));
        }

        await foreach (var i in context.Inclusions.AsNoTracking().Where(i => !i.Ended).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            sum.Add("inclusion", i.Type, i.Source, i.IncludedId, i.ById);
        }

        await foreach (var t in context.Tallies.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            sum.Add("tally", t.Address, t.Sums);
        }

        return sum.ToString();
    }

    /// <summary>What has held: every version with its times. Equal for the same journals.</summary>
    public static async Task<string> OfHistoryAsync(ReportingDbContext context, CancellationToken cancellationToken)
    {
        var sum = new HashSum();
        await foreach (var a in context.Agreements.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            sum.Add("agreement", a.RecordedAtMicros, a.SupersededAtMicros, JsonSerializer.Serialize(a.Terms, JournalJson.Options));
        }

        await foreach (var r in context.Records.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            sum.Add("record", r.Type, r.Source, r.RecordId, r.Version, r.RecordedAtMicros, r.SupersededAtMicros, r.Payload);
        }

        return sum.ToString();
    }

    // How many corrections it took, and why, is history: what holds is the same.
    private static string Content(string payload)
    {
        var content = JsonNode.Parse(payload)!.AsObject();
        content.Remove("version");
        content.Remove("reason");
        return content.ToJsonString();
    }

    private sealed class HashSum
    {
        private readonly ulong[] lanes = new ulong[4];

        public void Add(params object[] fields)
        {
            var row = SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(fields.Select(field => field.ToString()))));
            for (var i = 0; i < lanes.Length; i++)
            {
                lanes[i] = unchecked(lanes[i] + BinaryPrimitives.ReadUInt64BigEndian(row.AsSpan(i * 8)));
            }
        }

        public override string ToString()
        {
            var bytes = new byte[32];
            for (var i = 0; i < lanes.Length; i++)
            {
                BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * 8), lanes[i]);
            }

            return Convert.ToHexStringLower(bytes);
        }
    }
}
