using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Pages.OpenData;

/// <summary>
/// The counted records of one municipality after the other. Reporting takes few such reads at once: who comes too many is refused at the
/// beginning, and a file that has begun waits for its turn instead of breaking off.
/// </summary>
internal static class CountedRows
{
    private const int Attempts = 120;
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    public static async IAsyncEnumerable<StreamReceiptRowsResponse> ReadAsync(
        ReportingClient reporting, IReadOnlyList<string> codes, Timestamp? asOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (index, code) in codes.Index())
        {
            var (call, more) = await BeginAsync(reporting, code, asOf, index == 0 ? 1 : Attempts, cancellationToken);
            using (call)
            {
                for (; more; more = await call.ResponseStream.MoveNext(cancellationToken))
                {
                    yield return call.ResponseStream.Current;
                }
            }
        }
    }

    private static async Task<(AsyncServerStreamingCall<StreamReceiptRowsResponse> Call, bool More)> BeginAsync(
        ReportingClient reporting, string code, Timestamp? asOf, int attempts, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++, await Task.Delay(AskAgain, cancellationToken))
        {
            var call = reporting.StreamReceiptRows(
                new StreamReceiptRowsRequest { MunicipalityCode = code, AsOf = asOf, CountedOnly = true }, cancellationToken: cancellationToken);
            try
            {
                return (call, await call.ResponseStream.MoveNext(cancellationToken));
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable && attempt < attempts)
            {
                call.Dispose();
            }
            catch
            {
                call.Dispose();
                throw;
            }
        }
    }
}
