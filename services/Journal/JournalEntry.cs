using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Medborgarlofte.Contracts.Events;

namespace Medborgarlofte.Journal;

/// <summary>One accepted change, as committed. Never updated, never deleted; its texts stand beside it and can be redacted.</summary>
public sealed class JournalEntry
{
    private string? content;

    /// <summary>1 for the first entry, then one more for each, without gaps.</summary>
    public long Sequence { get; init; }

    /// <summary>Name of the payload's type and version, such as "police.activity.v1".</summary>
    public required string Type { get; init; }

    /// <summary>What the entry is about, such as "police-activity/demo-police/tk-1".</summary>
    public required string Subject { get; init; }

    /// <summary>The event record as JSON, with a salted hash in the place of each free text. It is what the chain covers.</summary>
    public required string Payload { get; init; }

    /// <summary>Who made the change: the token's source and subject. Never a person's name.</summary>
    public required string Actor { get; init; }

    /// <summary>When it was committed, in microseconds since 1970-01-01 UTC. Never less than the entry before it has.</summary>
    public long RecordedAtMicros { get; init; }

    /// <summary>Trace of the call that made the change, as W3C traceparent; null when it was not traced. Not part of what is hashed.</summary>
    public string? TraceParent { get; init; }

    /// <summary>SHA-256 over the previous entry's hash and this entry's fields, each with its length.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>Its free texts that have not been redacted; null until they are read from their table.</summary>
    public IReadOnlyList<JournalText>? Texts { get; set; }

    /// <summary>True when the payload has hashes in the place of texts.</summary>
    public bool HasTexts => FreeTexts.AreApart(Payload);

    /// <summary>The event record as JSON with its texts put back. A note stands in the place of a redacted text.</summary>
    public string Content => content ??= !HasTexts ? Payload : Merge(Texts
        ?? throw new InvalidOperationException($"The texts of entry {Sequence} have not been read."));

    /// <summary>True when one of its texts has been redacted.</summary>
    public bool IsRedacted => HasTexts && FreeTexts.TokensIn(Payload).Except((Texts ?? []).Select(text => FreeTexts.Token(text.Hash))).Any();

    /// <summary><see cref="RecordedAtMicros"/> as an instant.</summary>
    public DateTimeOffset RecordedAt => FromMicros(RecordedAtMicros);

    /// <summary>An instant from microseconds since 1970-01-01 UTC.</summary>
    public static DateTimeOffset FromMicros(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    public static long ToMicros(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The hash that this entry must have after an entry with <paramref name="previous"/>.</summary>
    public byte[] ComputeHash(ReadOnlySpan<byte> previous)
    {
        ReadOnlySpan<string> texts = [Type, Subject, Actor, Payload];
        var size = previous.Length + ((2 + texts.Length) * sizeof(long));
        foreach (var text in texts)
        {
            size += Encoding.UTF8.GetByteCount(text);
        }

        var hashed = ArrayPool<byte>.Shared.Rent(size);
        previous.CopyTo(hashed);
        var rest = hashed.AsSpan(previous.Length, size - previous.Length);
        Add(ref rest, Sequence);
        Add(ref rest, RecordedAtMicros);
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text, rest[sizeof(long)..]);
            Add(ref rest, bytes);
            rest = rest[bytes..];
        }

        var hash = SHA256.HashData(hashed.AsSpan(0, size));
        ArrayPool<byte>.Shared.Return(hashed);
        return hash;

        static void Add(ref Span<byte> rest, long number)
        {
            BinaryPrimitives.WriteInt64BigEndian(rest, number);
            rest = rest[sizeof(long)..];
        }
    }

    private string Merge(IReadOnlyList<JournalText> texts)
    {
        var known = texts.ToDictionary(text => FreeTexts.Token(text.Hash), text => text.Text);
        return FreeTexts.PutIn(Payload, known.GetValueOrDefault);
    }
}
