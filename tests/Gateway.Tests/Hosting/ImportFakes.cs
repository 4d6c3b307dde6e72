using Grpc.Core;
using Medborgarlofte.Contracts.Imports.V1;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>ImportRunsService, which takes every run; a test may say what is answered where it reads some.</summary>
internal sealed class ImportRunsServiceFake(Rpcs rpcs) : ImportRunsService.ImportRunsServiceBase
{
    public override Task<BeginImportRunResponse> BeginImportRun(BeginImportRunRequest request, ServerCallContext context) =>
        Task.FromResult(new BeginImportRunResponse { Run = request.Run });

    public override Task<KeepRefusedRowsResponse> KeepRefusedRows(KeepRefusedRowsRequest request, ServerCallContext context) =>
        Task.FromResult(new KeepRefusedRowsResponse());

    public override Task<EndImportRunResponse> EndImportRun(EndImportRunRequest request, ServerCallContext context) =>
        Task.FromResult(new EndImportRunResponse { Run = request.Run });

    public override Task<GetImportRunResponse> GetImportRun(GetImportRunRequest request, ServerCallContext context) =>
        Task.FromResult(rpcs.Answer<GetImportRunRequest, GetImportRunResponse>(request, context));
}
