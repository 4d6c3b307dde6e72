using System.Globalization;
using Medborgarlofte.Reporting.State;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>
/// Identity and place of a correction: when it was recorded and which version it is. Written with colons, which no source and no record
/// id holds; an agreement has type 0 and no source.
/// </summary>
internal readonly record struct CorrectionId(long RecordedAtMicros, StoredType Type, string Source, string RecordId, long Version)
    : IComparable<CorrectionId>
{
    public const StoredType Agreement = 0;

    public static CorrectionId Of(StoredRecord record) =>
        new(record.RecordedAtMicros, record.Type, record.Source, record.RecordId, record.Version);

    public static bool TryParse(string text, out CorrectionId id)
    {
        id = default;
        if (text.Split(':') is not [var micros, var type, var source, var recordId, var version]
            || !long.TryParse(micros, NumberStyles.None, CultureInfo.InvariantCulture, out var recordedAt)
            || !int.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var stored))
        {
            return false;
        }

        id = new CorrectionId(recordedAt, (StoredType)number, source, recordId, stored);
        return true;
    }

    public int CompareTo(CorrectionId other)
    {
        (long, int) when = (RecordedAtMicros, (int)Type);
        int order = when.CompareTo((other.RecordedAtMicros, (int)other.Type));
        order = order != 0 ? order : string.CompareOrdinal(Source, other.Source);
        order = order != 0 ? order : string.CompareOrdinal(RecordId, other.RecordId);
        return order != 0 ? order : Version.CompareTo(other.Version);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{RecordedAtMicros}:{(int)Type}:{Source}:{RecordId}:{Version}");
}
