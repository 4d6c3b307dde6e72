using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Records;

/// <summary>How one kind of record goes through its service's stream, and to Reporting for what it would change.</summary>
/// <param name="Open">Opens the service's stream.</param>
/// <param name="Ask">Makes a request of the stream.</param>
/// <param name="Read">Takes the answer out of a response of the stream.</param>
/// <param name="Candidate">The record, of the source, as Reporting is asked about it.</param>
internal sealed record RecordCalls<TRecord, TRequest, TResponse>(
    Func<CancellationToken, AsyncDuplexStreamingCall<TRequest, TResponse>> Open,
    Func<TRecord, PushQuery, TRequest> Ask,
    Func<TResponse, StreamAnswer> Read,
    Func<TRecord, string, PreviewRecordsRequest> Candidate);
