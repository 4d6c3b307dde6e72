using System.Text.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Journal.Records;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Medborgarlofte.FollowUp.Records;

/// <summary>The current version of a coordinator's record, of whichever type: the event that it is, beside the columns that it is found by.</summary>
internal sealed class CoordinatorRecord<TEvent> : SourceRecord where TEvent : class, ICoordinatorRecorded
{
    /// <summary>The agreement that it stands under; empty for what stands under its municipality.</summary>
    public string AgreementId { get; init; } = "";

    /// <summary>What was stated. Version, withdrawal and reason, and all that has a column, stand in the columns.</summary>
    public required TEvent Content { get; init; }

    public override string EntryType => TEvent.EntryType;

    public override string Subject => $"{TEvent.SubjectKind}/{Source}/{RecordId}";

    /// <summary>The event of this version.</summary>
    public TEvent Recorded => WithColumns().Deserialize<TEvent>(JournalJson.Options)!;

    public override object ToEvent() => Recorded;

    protected override object ToContent()
    {
        var fields = WithColumns();
        if (TEvent.AddedByService is { } added)
        {
            fields.Remove(JsonNamingPolicy.CamelCase.ConvertName(added));
        }

        return fields.Deserialize<TEvent>(JournalJson.Options)!;
    }

    protected override void RedactContent(EntityEntry row, string content) =>
        row.Property(nameof(Content)).CurrentValue = JsonSerializer.Deserialize<TEvent>(content, JournalJson.Options);

    private JsonObject WithColumns()
    {
        var fields = JsonSerializer.SerializeToNode(Content, JournalJson.Options)!.AsObject();
        Set(nameof(Source), Source);
        Set(nameof(RecordId), RecordId);
        Set(nameof(Version), Version);
        Set(nameof(SourceVersion), SourceVersion);
        Set(nameof(MunicipalityCode), MunicipalityCode);
        Set(nameof(AgreementId), AgreementId);
        Set(nameof(Example), Example);
        Set(nameof(Withdrawn), Withdrawn);
        Set(nameof(Reason), Reason);
        return fields;

        void Set(string name, JsonNode value) => fields[JsonNamingPolicy.CamelCase.ConvertName(name)] = value;
    }
}
