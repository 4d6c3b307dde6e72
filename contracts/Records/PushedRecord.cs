using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Google.Protobuf.Collections;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;

namespace Medborgarlofte.Contracts.Records;

/// <summary>What every pushed record says on the wire. Shapes and units stand in the protos.</summary>
public interface IPushedRecord : IRecord
{
    /// <summary>Four-digit kommunkod.</summary>
    string MunicipalityCode { get; set; }

    /// <summary>Code of an area; may be empty.</summary>
    string Area { get; set; }

    /// <summary>Code of the kind list, or an own kind of the municipality.</summary>
    string Kind { get; set; }

    /// <summary>Codes of the focus list.</summary>
    RepeatedField<string> Focuses { get; }

    /// <summary>The other parties that took part.</summary>
    RepeatedField<Party> JointWith { get; }

    /// <summary>Codes of third parties that took part.</summary>
    RepeatedField<string> ThirdParties { get; }

    /// <summary>Codes of the items of a stated set that it covers.</summary>
    RepeatedField<string> CoveredItems { get; }

    /// <summary>"source/record_id" of a record of the same event; may be empty.</summary>
    string DuplicateOf { get; set; }
}

/// <summary>
/// What the event of every pushed record says. The order in JSON is that of the first ones stored, as content hashes are made of it: what a type
/// says for itself stands between <see cref="Focuses"/> and <see cref="JointWith"/>.
/// </summary>
public abstract record PushedRecorded : IRecordedVersion
{
    private const int Head = -1;
    private const int AfterOwn = 1;

    /// <summary>Order of record ids whose figures this one contains, which two types have.</summary>
    protected const int BeforeTail = 2;
    private const int Tail = 3;

    /// <summary>An event of which each field is stated.</summary>
    protected PushedRecorded()
    {
    }

    /// <summary>The event of a message that has passed its checks; it has no version yet.</summary>
    [SetsRequiredMembers]
    protected PushedRecorded(IPushedRecord wire)
    {
        Source = wire.Source;
        RecordId = wire.RecordId;
        SourceVersion = wire.SourceVersion;
        MunicipalityCode = wire.MunicipalityCode;
        Area = wire.Area;
        Kind = wire.Kind;
        Focuses = wire.Focuses.ToSet();
        JointWith = wire.JointWith.ToSet();
        ThirdParties = wire.ThirdParties.ToSet();
        CoveredItems = wire.CoveredItems.ToSet();
        DuplicateOf = wire.DuplicateOf;
        Example = wire.Example;
    }

    [JsonPropertyOrder(Head)]
    public required string Source { get; init; }
    [JsonPropertyOrder(Head)]
    public required string RecordId { get; init; }
    [JsonPropertyOrder(Head)]
    public required long Version { get; init; }
    [JsonPropertyOrder(Head)]
    public long SourceVersion { get; init; }
    [JsonPropertyOrder(Head)]
    public required string MunicipalityCode { get; init; }
    [JsonPropertyOrder(Head)]
    public string Area { get; init; } = "";
    [JsonPropertyOrder(Head)]
    public required string Kind { get; init; }
    [JsonPropertyOrder(Head)]
    public IReadOnlyList<string> Focuses { get; init; } = [];
    [JsonPropertyOrder(AfterOwn)]
    public IReadOnlyList<Party> JointWith { get; init; } = [];
    [JsonPropertyOrder(AfterOwn)]
    public IReadOnlyList<string> ThirdParties { get; init; } = [];
    [JsonPropertyOrder(AfterOwn)]
    public IReadOnlyList<string> CoveredItems { get; init; } = [];
    [JsonPropertyOrder(Tail)]
    public string DuplicateOf { get; init; } = "";
    [JsonPropertyOrder(Tail)]
    public bool Example { get; init; }
    [JsonPropertyOrder(Tail)]
    public bool Withdrawn { get; init; }
    [FreeText]
    [JsonPropertyOrder(Tail)]
    public string Reason { get; init; } = "";

    /// <summary>The day by which lists and manifests look for it: the first of a sum or a campaign, that of a measure's last step.</summary>
    public abstract DateOnly DoneOn();

    /// <summary>Writes these fields to the message.</summary>
    protected TWire FillIn<TWire>(TWire wire) where TWire : IPushedRecord
    {
        wire.Source = Source;
        wire.RecordId = RecordId;
        wire.SourceVersion = SourceVersion;
        wire.MunicipalityCode = MunicipalityCode;
        wire.Area = Area;
        wire.Kind = Kind;
        wire.Focuses.AddRange(Focuses);
        wire.JointWith.AddRange(JointWith);
        wire.ThirdParties.AddRange(ThirdParties);
        wire.CoveredItems.AddRange(CoveredItems);
        wire.DuplicateOf = DuplicateOf;
        wire.Example = Example;
        return wire;
    }
}

/// <summary>The event of one type of pushed record, from its message and back to it.</summary>
public interface IPushedRecorded<TSelf, TWire> : IRecordedType where TSelf : PushedRecorded
{
    /// <summary>The event of a message that has passed its checks; it has no version yet.</summary>
    static abstract TSelf FromWire(TWire wire);

    /// <summary>The message, without its state.</summary>
    TWire ToWire();
}
