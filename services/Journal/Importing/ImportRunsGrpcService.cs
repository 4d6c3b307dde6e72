using System.Text.RegularExpressions;
using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Journal.Importing;

/// <summary>Stores and reads the import runs of this process's services.</summary>
internal sealed partial class ImportRunsGrpcService(IEnumerable<ImportRuns> all) : ImportRunsService.ImportRunsServiceBase
{
    public override async Task<BeginImportRunResponse> BeginImportRun(BeginImportRunRequest request, ServerCallContext context)
    {
        var (runs, source) = (Of(request.Journal), Writer(request.Journal, context));
        var violations = new Violations("run");
        var run = request.Run ?? new ImportRun();
        violations.Require(IdPattern().IsMatch(run.Id) && run.Id.StartsWith($"{runs.Journal}-", StringComparison.Ordinal), "id", "Required: the journal, a hyphen and 32 letters a-p.");
        violations.Slug(run.RecordType, "recordType");
        violations.Slug(run.Form, "form");
        violations.ThrowIfAny();
        return new BeginImportRunResponse { Run = await runs.BeginAsync(source, run, context.CancellationToken) };
    }

    public override async Task<KeepRefusedRowsResponse> KeepRefusedRows(KeepRefusedRowsRequest request, ServerCallContext context)
    {
        var (runs, source) = (Of(request.Journal), Writer(request.Journal, context));
        return new KeepRefusedRowsResponse { RefusedRows = await runs.KeepAsync(source, request, context.CancellationToken) };
    }

    public override async Task<EndImportRunResponse> EndImportRun(EndImportRunRequest request, ServerCallContext context)
    {
        var (runs, source) = (Of(request.Journal), Writer(request.Journal, context));
        return new EndImportRunResponse { Run = await runs.EndAsync(source, request.Run ?? new ImportRun(), context.CancellationToken) };
    }

    public override async Task<GetImportRunResponse> GetImportRun(GetImportRunRequest request, ServerCallContext context)
    {
        var (runs, source) = (Of(request.Journal), Reader(context));
        return new GetImportRunResponse { Run = await runs.GetAsync(source, request.ImportId, context.CancellationToken) };
    }

    public override async Task<ListImportRunsResponse> ListImportRuns(ListImportRunsRequest request, ServerCallContext context)
    {
        var (runs, source) = (Of(request.Journal), Reader(context));
        return await runs.ListAsync(source, Page(request.PageSize, request.PageToken), context.CancellationToken);
    }

    public override async Task<ListRefusedRowsResponse> ListRefusedRows(ListRefusedRowsRequest request, ServerCallContext context)
    {
        var (runs, source) = (Of(request.Journal), Reader(context));
        return await runs.RowsAsync(source, request.ImportId, Page(request.PageSize, request.PageToken), context.CancellationToken);
    }

    private static PageRequest Page(int size, string token)
    {
        var violations = new Violations("");
        var page = PageRequest.Read(size, token, violations);
        violations.ThrowIfAny();
        return page;
    }

    private static string Writer(string journal, ServerCallContext context) =>
        Caller.From(context).RequireScope(journal == JournalTypes.PoliceJournal ? Scopes.PoliceReport : Scopes.MunicipalReport).RequireSource("");

    private static string Reader(ServerCallContext context) => Caller.From(context).RequireRead().RequireSource("");

    private ImportRuns Of(string journal) => all.FirstOrDefault(runs => runs.Journal == journal)
        ?? throw DomainException.NotFound("JOURNAL_NOT_FOUND", "This service keeps no import runs of that journal.");

    [GeneratedRegex(@"^[a-z]+-[a-p]{32}\z")]
    private static partial Regex IdPattern();
}
