using System.Text.Json;
using Google.Protobuf;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Backends;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Medborgarlofte.Gateway.PushedRecords;

/// <summary>How the pushed records of one type are offered.</summary>
/// <param name="Backend">Their service.</param>
/// <param name="Service">Their RPCs.</param>
/// <param name="Path">Their address, such as "/police-activities".</param>
/// <param name="Scope">The scope that reports and withdraws.</param>
/// <param name="Required">The fields without which there is no record, beside its id.</param>
internal sealed record OfferedPushes<TRecord>(Backend Backend, ServiceDescriptor Service, string Path, string Scope, params IReadOnlyList<string> Required)
    where TRecord : IMessage<TRecord>, new()
{
    /// <summary>All of them, in Swedish and English, such as "Polisaktiviteter".</summary>
    public required (string Sv, string En) All { get; init; }

    /// <summary>One of them with its article, such as "en polisaktivitet".</summary>
    public required (string Sv, string En) One { get; init; }

    /// <summary>How Reporting is asked what one would change.</summary>
    public required Func<TRecord, PreviewRecordsRequest> Preview { get; init; }

    /// <summary>Name of one in RPCs and in the ids of operations, such as "PoliceActivity".</summary>
    public string Name { get; } = new TRecord().Descriptor.Name;

    /// <summary>Name of many there, such as "PoliceActivities".</summary>
    public string Plural => string.Concat(Path[1..].Split('-').Select(Capital));

    /// <summary>The list's name in JSON, such as "policeActivities".</summary>
    public string ListName => JsonNamingPolicy.CamelCase.ConvertName(Plural);

    /// <summary>Name of the type in receipts, such as "police-activity".</summary>
    public string RecordType => JsonNamingPolicy.KebabCaseLower.ConvertName(Name);

    /// <summary>Heading in the API's description, such as "Police activities".</summary>
    public string Tag => Capital(Path[1..].Replace('-', ' '));

    /// <summary>Address of the collection.</summary>
    public string Collection => GatewayComposition.BasePath + Path;

    private static string Capital(string word) => $"{char.ToUpperInvariant(word[0])}{word[1..]}";
}
