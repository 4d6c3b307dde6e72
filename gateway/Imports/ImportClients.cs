using Google.Protobuf.Reflection;
using Medborgarlofte.Gateway.Backends;
using Medborgarlofte.Contracts.Imports.V1;
using ImportsClient = Medborgarlofte.Contracts.Imports.V1.ImportRunsService.ImportRunsServiceClient;
using MappingsClient = Medborgarlofte.Contracts.Imports.V1.MappingsService.MappingsServiceClient;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>Clients of the services that keep import runs, by the name of their journal.</summary>
internal sealed class ImportClients(BackendChannels channels)
{
    public const string Police = "police";
    public const string Municipal = "municipal";

    private readonly ImportsClient police = new(channels.Invoker(Backend.Police));
    private readonly ImportsClient municipal = new(channels.Invoker(Backend.Municipal));
    private readonly MappingsClient policeMappings = new(channels.Invoker(Backend.Police));
    private readonly MappingsClient municipalMappings = new(channels.Invoker(Backend.Municipal));

    /// <summary>The journal that records of a type go to.</summary>
    public static string JournalOf(MessageDescriptor record) =>
        record.File.Package.Contains(".police.", StringComparison.Ordinal) ? Police : Municipal;

    /// <summary>The client of mappings for a journal.</summary>
    public MappingsClient MappingsOf(string journal) => journal == Police ? policeMappings : municipalMappings;

    /// <summary>A mapping of the caller's source.</summary>
    public async Task<Mapping> MappingAsync(string journal, string name, CancellationToken cancellationToken) =>
        (await MappingsOf(journal).GetMappingAsync(new GetMappingRequest { Journal = journal, Name = name }, cancellationToken: cancellationToken)).Mapping;

    /// <summary>The client for a journal.</summary>
    public ImportsClient Of(string journal) => journal == Police ? police : municipal;
}
