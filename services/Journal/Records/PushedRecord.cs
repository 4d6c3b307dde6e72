using System.Reflection;
using System.Text;
using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Records;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Medborgarlofte.Journal.Records;

/// <summary>
/// The current version of a pushed record, of whichever type: its event as JSON, beside the columns that it is found by. The JSON is made once, of
/// what the sender stated. The content's hash covers it, the row holds it, and the journal's entry is the same text with its version in it.
/// </summary>
public sealed class PushedRecord<TEvent> : SourceRecord where TEvent : PushedRecorded, IRecordedType
{
    private const string NoVersion = "\"version\":0,";
    private const string Current = "\"withdrawn\":false,\"reason\":\"\"}";

    private static readonly string[] FreeTextFields =
    [
        .. typeof(TEvent).GetProperties().Where(property => property.IsDefined(typeof(FreeTextAttribute)) && property.Name != nameof(PushedRecorded.Reason))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)),
    ];

    /// <summary>Code of the kind list, or an own kind of the municipality.</summary>
    public required string Kind { get; init; }

    /// <summary>The day by which it is looked for: <see cref="PushedRecorded.DoneOn"/>.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>What the sender stated: JSON of the event without version, withdrawal and reason, which stand in the columns.</summary>
    public required string Content { get; init; }

    /// <inheritdoc />
    public override string EntryType => TEvent.EntryType;

    /// <inheritdoc />
    public override string Subject => PushedRecord.SubjectOf<TEvent>(Source, RecordId);

    /// <summary>The event of this version. Columns win over the content, so that verification finds whichever was changed.</summary>
    public TEvent ToRecorded() => Stated() with
    {
        Source = Source,
        RecordId = RecordId,
        Version = Version,
        SourceVersion = SourceVersion,
        MunicipalityCode = MunicipalityCode,
        Kind = Kind,
        Example = Example,
        Withdrawn = Withdrawn,
        Reason = Reason,
    };

    /// <inheritdoc />
    public override object ToEvent() => ToRecorded();

    /// <inheritdoc />
    protected override byte[] ContentJson() => Encoding.UTF8.GetBytes(Content);

    /// <inheritdoc />
    internal override string ToJson(Func<string, byte[]> take)
    {
        var json = FreeTexts.TakeOut(Content, FreeTextFields, take);
        var version = json.IndexOf(NoVersion, StringComparison.Ordinal);
        if (version < 0 || !json.EndsWith(Current, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The content of {Subject} has a version already.");
        }

        var reason = Reason.Length == 0 ? "" : FreeTexts.Token(take(Reason));
        return string.Concat(
            $"{json.AsSpan(0, version)}\"version\":{Version},", json.AsSpan(version + NoVersion.Length, json.Length - version - NoVersion.Length - Current.Length),
            $"\"withdrawn\":{(Withdrawn ? "true" : "false")},\"reason\":\"{reason}\"}}");
    }

    /// <inheritdoc />
    protected override IEnumerable<string> DifferingColumns() => Stated().DoneOn() == Date ? [] : ["date"];

    /// <inheritdoc />
    protected override void RedactContent(EntityEntry row, string content) =>
        row.Property(nameof(Content)).CurrentValue = JsonSerializer.Serialize(
            JsonSerializer.Deserialize<TEvent>(content, JournalJson.Options)! with { Version = 0, Withdrawn = false, Reason = "" }, JournalJson.Options);

    private TEvent Stated() => JsonSerializer.Deserialize<TEvent>(Content, JournalJson.Options)!;
}

/// <summary>Makes pushed records.</summary>
public static class PushedRecord
{
    /// <summary>What the journal's entries about a record are about.</summary>
    public static string SubjectOf<TEvent>(string source, string recordId) where TEvent : IRecordedType => $"{TEvent.SubjectKind}/{source}/{recordId}";

    /// <summary>The sealed record of an event that has no version yet.</summary>
    public static PushedRecord<TEvent> Of<TEvent>(TEvent stated) where TEvent : PushedRecorded, IRecordedType
    {
        var record = new PushedRecord<TEvent>
        {
            Source = stated.Source,
            RecordId = stated.RecordId,
            SourceVersion = stated.SourceVersion,
            MunicipalityCode = stated.MunicipalityCode,
            Kind = stated.Kind,
            Date = stated.DoneOn(),
            Example = stated.Example,
            Content = JsonSerializer.Serialize(stated, JournalJson.Options),
        };
        record.SealContent();
        return record;
    }
}
