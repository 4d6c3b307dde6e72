using System.IO.Compression;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.State;

/// <summary>Tallies as few bytes: each text once, days as distances, numbers as long as they need, all of it compressed.</summary>
internal static class TallyPayload
{
    // What another version of this code has written is left alone.
    private const byte Format = 2;

    public static byte[] Write(IReadOnlyCollection<KeyValuePair<TallyAddress, TallyAmount>> tallies)
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte(Format);
        using (var writer = new BinaryWriter(new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true)))
        {
            var texts = new Dictionary<string, int>(StringComparer.Ordinal);
            var day = 0;
            writer.Write7BitEncodedInt(tallies.Count);
            foreach (var ((wording, target, key), amount) in tallies)
            {
                foreach (var text in (ReadOnlySpan<string>)[wording.AgreementId, wording.CommitmentId, target, key.Area, key.Item])
                {
                    Write(writer, texts, text);
                }

                writer.Write7BitEncodedInt(wording.Revision);
                writer.Write7BitEncodedInt(ZigZag(key.Date.DayNumber - day));
                writer.Write7BitEncodedInt(ZigZag(key.EndDate.DayNumber - key.Date.DayNumber));
                writer.Write7BitEncodedInt((int)key.Party);
                day = key.Date.DayNumber;
                foreach (var number in (ReadOnlySpan<long>)[amount.Amount, amount.Whole, amount.Records, amount.Approximate,
                    amount.LowerBounds, amount.Examples, amount.Included, amount.IncludedRecords])
                {
                    writer.Write7BitEncodedInt64(number);
                }
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Null when it is of another version.</summary>
    public static IReadOnlyList<(TallyAddress Address, TallyAmount Amount)>? Read(byte[] payload)
    {
        using var bytes = new MemoryStream(payload);
        if (bytes.ReadByte() != Format)
        {
            return null;
        }

        using var reader = new BinaryReader(new BufferedStream(new BrotliStream(bytes, CompressionMode.Decompress)));
        List<string> texts = [];
        var day = 0;
        var tallies = new (TallyAddress, TallyAmount)[reader.Read7BitEncodedInt()];
        for (var i = 0; i < tallies.Length; i++)
        {
            var (agreement, commitment, target, area, item) = (Text(reader, texts), Text(reader, texts), Text(reader, texts), Text(reader, texts), Text(reader, texts));
            var wording = new WordingAddress(agreement, commitment, reader.Read7BitEncodedInt());
            day += Distance(reader.Read7BitEncodedInt());
            var end = day + Distance(reader.Read7BitEncodedInt());
            var key = new TallyKey(DateOnly.FromDayNumber(day), DateOnly.FromDayNumber(end), (Party)reader.Read7BitEncodedInt(), area, item);
            tallies[i] = (new TallyAddress(wording, target, key), new TallyAmount(Number(), Number(), Number(), Number(), Number(), Number(), Number(), Number()));
        }

        return tallies;

        long Number() => reader.Read7BitEncodedInt64();
    }

    private static void Write(BinaryWriter writer, Dictionary<string, int> texts, string text)
    {
        if (texts.TryGetValue(text, out var known))
        {
            writer.Write7BitEncodedInt(known);
            return;
        }

        writer.Write7BitEncodedInt(texts.Count);
        writer.Write(text);
        texts.Add(text, texts.Count);
    }

    private static string Text(BinaryReader reader, List<string> texts)
    {
        var number = reader.Read7BitEncodedInt();
        if (number == texts.Count)
        {
            texts.Add(reader.ReadString());
        }

        return texts[number];
    }

    private static int ZigZag(int number) => (number << 1) ^ (number >> 31);

    private static int Distance(int zigZag) => (zigZag >>> 1) ^ -(zigZag & 1);
}
