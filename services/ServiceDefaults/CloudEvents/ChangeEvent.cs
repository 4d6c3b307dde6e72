using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.ServiceDefaults.CloudEvents;

/// <summary>A public change as a CloudEvent 1.0 in JSON: the same in the feed and in what webhooks deliver.</summary>
public static class ChangeEvent
{
    /// <summary>Media type of a list of events.</summary>
    public const string BatchMediaType = "application/cloudevents-batch+json";

    private const string Source = "/medborgarlofte/v1/changes";

    /// <summary>Writes one event. Its id and source are the same whenever and wherever it is told.</summary>
    public static void Write(Utf8JsonWriter writer, Change change)
    {
        writer.WriteStartObject();
        writer.WriteString("specversion"u8, "1.0"u8);
        writer.WriteString("id"u8, change.Id);
        writer.WriteString("source"u8, Source);
        writer.WriteString("type"u8, $"medborgarlofte.{change.Type}.v1");
        writer.WriteString("subject"u8, change.Source.Length == 0
            ? $"{change.RecordType}/{change.RecordId}"
            : $"{change.RecordType}/{change.Source}/{change.RecordId}");
        writer.WriteString("time"u8, Instant(change.RecordedAt));
        writer.WriteString("datacontenttype"u8, "application/json"u8);
        writer.WriteString("municipality"u8, change.MunicipalityCode);
        writer.WriteString("position"u8, change.Position);
        writer.WritePropertyName("data"u8);
        WriteData(writer, change);
        writer.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter writer, Change change)
    {
        writer.WriteStartObject();
        writer.WriteString("municipalityCode"u8, change.MunicipalityCode);
        writer.WriteString("recordType"u8, change.RecordType);
        writer.WriteString("source"u8, change.Source);
        writer.WriteString("recordId"u8, change.RecordId);
        writer.WriteNumber("version"u8, change.Version);
        writer.WriteStartArray("counts"u8);
        foreach (var count in change.Counts)
        {
            writer.WriteStartObject();
            writer.WriteString("commitmentId"u8, count.CommitmentId);
            WriteNumber(writer, "before", count.HasBefore || !count.Suppressed ? count.Before : null, count.HasBeforeFewerThan ? count.BeforeFewerThan : null);
            WriteNumber(writer, "after", count.HasAfter || !count.Suppressed ? count.After : null, count.HasAfterFewerThan ? count.AfterFewerThan : null);
            writer.WriteBoolean("suppressed"u8, count.Suppressed);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (change.Correction is { } correction)
        {
            WriteCorrection(writer, correction);
        }

        writer.WriteBoolean("example"u8, change.Example);
        writer.WriteEndObject();
    }

    /// <summary>A number of persons may be left out; then it is told whether they are few.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number, int? fewerThan)
    {
        if (number is { } told)
        {
            writer.WriteNumber(name, told);
        }
        else if (fewerThan is { } few)
        {
            writer.WriteNumber($"{name}FewerThan", few);
        }
    }

    private static void WriteCorrection(Utf8JsonWriter writer, Correction correction)
    {
        writer.WriteString("reason"u8, correction.Reason);
        writer.WriteStartArray("changes"u8);
        foreach (var field in correction.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("field"u8, field.Field);
            writer.WriteString("before"u8, field.Before);
            writer.WriteString("after"u8, field.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("revision"u8, correction.Revision);
    }

    private static string Instant(Timestamp instant) =>
        instant.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
