using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Journal.Importing;

/// <summary>Stores and reads the mappings of this process's services.</summary>
internal sealed class MappingsGrpcService(IEnumerable<Mappings> all) : MappingsService.MappingsServiceBase
{
    private const int LongestName = 100;
    private const int LongestCode = 64;

    public override async Task<PutMappingResponse> PutMapping(PutMappingRequest request, ServerCallContext context)
    {
        var (mappings, source) = (Of(request.Journal), Writer(request.Journal, context));
        var mapping = request.Mapping ?? new Mapping();
        Check(mapping);
        return new PutMappingResponse { Mapping = await mappings.PutAsync(source, mapping, context.CancellationToken) };
    }

    public override async Task<GetMappingResponse> GetMapping(GetMappingRequest request, ServerCallContext context)
    {
        var (mappings, source) = (Of(request.Journal), Writer(request.Journal, context));
        return new GetMappingResponse { Mapping = await mappings.GetAsync(source, request.Name, context.CancellationToken) };
    }

    public override async Task<ListMappingsResponse> ListMappings(ListMappingsRequest request, ServerCallContext context)
    {
        var (mappings, source) = (Of(request.Journal), Writer(request.Journal, context));
        var response = new ListMappingsResponse();
        response.Mappings.AddRange(await mappings.ListAsync(source, context.CancellationToken));
        return response;
    }

    public override async Task<DeleteMappingResponse> DeleteMapping(DeleteMappingRequest request, ServerCallContext context)
    {
        var (mappings, source) = (Of(request.Journal), Writer(request.Journal, context));
        await mappings.DeleteAsync(source, request.Name, context.CancellationToken);
        return new DeleteMappingResponse();
    }

    /// <summary>A heading or a value may be a person's name by mistake; what looks like personal data is refused.</summary>
    private static void Check(Mapping mapping)
    {
        var violations = new Violations("mapping");
        violations.Slug(mapping.Name, "name");
        foreach (var (index, column) in mapping.Columns.Index())
        {
            violations.Text(column.Column, $"columns[{index}].column", LongestName, required: true);
            violations.Text(column.Field, $"columns[{index}].field", LongestCode, required: true);
        }

        foreach (var (index, code) in mapping.Codes.Index())
        {
            violations.Text(code.Field, $"codes[{index}].field", LongestCode, required: true);
            violations.Text(code.Value, $"codes[{index}].value", LongestName, required: true);
            violations.Text(code.Code, $"codes[{index}].code", LongestCode, required: true);
        }

        foreach (var (index, ignored) in mapping.IgnoredColumns.Index())
        {
            violations.Text(ignored, $"ignoredColumns[{index}]", LongestName, required: true);
        }

        violations.ThrowIfAny();
    }

    private static string Writer(string journal, ServerCallContext context) =>
        Caller.From(context).RequireScope(journal == JournalTypes.PoliceJournal ? Scopes.PoliceReport : Scopes.MunicipalReport).RequireSource("");

    private Mappings Of(string journal) => all.FirstOrDefault(mappings => mappings.Journal == journal)
        ?? throw DomainException.NotFound("JOURNAL_NOT_FOUND", "This service keeps no mappings of that journal.");
}
