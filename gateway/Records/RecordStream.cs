using System.IO.Pipelines;
using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Records;

/// <summary>
/// Many records through a service's stream and back: each line is answered in its turn, and a bad one never stops the others. When the
/// stream breaks, every line that has no answer yet is told so and can be sent again.
/// </summary>
/// <param name="calls">How the records travel.</param>
/// <param name="push">What the request says beside them.</param>
/// <param name="read">Reads the records from the body.</param>
/// <param name="totals">Counts what becomes of them.</param>
/// <param name="reporting">Tells what they would change, where nothing is to be stored.</param>
internal sealed partial class RecordStream<TRecord, TRequest, TResponse>(
    RecordCalls<TRecord, TRequest, TResponse> calls, PushQuery push, Func<CancellationToken, IAsyncEnumerable<RecordLine<TRecord>>> read,
    RunTotals totals, ReportingClient reporting) : IResult
    where TRecord : IPushedRecord, IMessage<TRecord>, new()
{
    private const int LinesUnderWay = 2000;

    // Many HTTP/1.1 clients read nothing until they have sent everything: their answers wait here instead of holding up both sides.
    private const int LargestWaitingAnswers = 64 * 1024 * 1024;

    // So long a sender that reads each answer before it sends the next line waits for that of a first line that is refused.
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(5);

    private readonly Channel<RecordLine<TRecord>> lines = Channel.CreateBounded<RecordLine<TRecord>>(
        new BoundedChannelOptions(LinesUnderWay) { SingleReader = true, SingleWriter = true });

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted))
        using (var call = calls.Open(httpContext.RequestAborted))
        using (var checks = new RefusedRecords<TRecord, TRequest, TResponse>(calls, httpContext.RequestAborted))
        {
            Prepare(httpContext);
            var answers = new Pipe(new PipeOptions(pauseWriterThreshold: LargestWaitingAnswers, resumeWriterThreshold: LargestWaitingAnswers / 2));
            using var results = new ResultLines(
                answers.Writer, FieldPaths.Of(httpContext), ResultLines.AsList(httpContext.Request), push.ErrorsOnly, totals);
            var sending = SendAsync(call, checks, stop.Token);
            var returning = ReturnAsync(results, answers.Reader, httpContext.Response, stop.Token);
            try
            {
                await AnswerAsync(httpContext, call, checks, results, stop.Token);
            }
            catch (Exception e)
            {
                await stop.CancelAsync();
                await totals.EndAsync(e);
                throw;
            }
            finally
            {
                results.Dispose();
                await answers.Writer.CompleteAsync();
                await Task.WhenAll(sending, returning).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await Task.WhenAll(sending, returning);
            if (!await results.Begun)
            {
                await results.RefuseAsync(httpContext);
            }
        }
    }

    private static async Task ReturnAsync(ResultLines results, PipeReader answers, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await results.Begun)
        {
            await answers.CopyToAsync(response.BodyWriter, cancellationToken);
        }
    }

    private static CancellationToken Stopping(HttpContext http) =>
        http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    /// <summary>Lets a sender take its time, and send as much as it has.</summary>
    public static void Prepare(HttpContext http)
    {
        // A sender may take its time; what it holds back costs one open request, and only a token's holder gets here.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        http.Response.ContentType = ResultLines.MediaType(ResultLines.AsList(http.Request));
        http.Response.Headers.CacheControl = "no-store";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private async Task AnswerAsync(
        HttpContext http, AsyncDuplexStreamingCall<TRequest, TResponse> call, RefusedRecords<TRecord, TRequest, TResponse> checks,
        ResultLines results, CancellationToken cancellationToken)
    {
        var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Medborgarlofte.Gateway.Records");
        await using var preview = push.ValidateOnly ? new EffectPreview(reporting, logger, cancellationToken) : null;
        Problem? broken = null;
        Exception? ended = null;
        while (await NextAsync(results, cancellationToken) is { } line)
        {
            if (line.Refusal is { } refusal)
            {
                ended ??= StoppingLines.IsStopping(refusal) ? refusal : null;
                await RefuseAsync(results, line, refusal, checks, cancellationToken);
                continue;
            }

            try
            {
                if (broken is null && await call.ResponseStream.MoveNext(cancellationToken))
                {
                    var answer = calls.Read(call.ResponseStream.Current);
                    await totals.WarnAsync(answer, line.Record);
                    await (answer.Result is null
                        ? RefuseAsync(results, line, answer.RecordId, results.ProblemOf(answer).Located(line.Locate), cancellationToken)
                        : results.WriteAsync(line.Number, answer, await EffectsAsync(preview, line.Record, answer), cancellationToken).AsTask());
                    continue;
                }
            }
            catch (RpcException e) when (results.Written > 0)
            {
                // Before the first result the whole request can still get the right status; now each line tells it.
                (broken, ended) = (GrpcProblems.Of(e, FieldPaths.Of(http)), e);
                logger.StreamFailed(e, results.Written, e.StatusCode);
            }

            broken ??= StatusProblems.Of(StatusCodes.Status503ServiceUnavailable);
            ended ??= new IOException("The service's stream ended before its last record.");
            await RefuseAsync(results, line, "", broken, cancellationToken);
        }

        // What could not be stored may be what takes the place of something missing.
        if (ended is null && totals.Replacement is { } replacement)
        {
            ended = await replacement.RunAsync(results, totals, push.ValidateOnly, FieldPaths.Of(http), Stopping(http), cancellationToken);
        }

        await totals.EndAsync(ended);
        await results.CompleteAsync(cancellationToken);
    }

    /// <summary>The next line; null when there is none.</summary>
    private async Task<RecordLine<TRecord>?> NextAsync(ResultLines results, CancellationToken cancellationToken)
    {
        if (lines.Reader.TryRead(out var ready))
        {
            return ready;
        }

        var waiting = lines.Reader.WaitToReadAsync(cancellationToken).AsTask();
        if (results.IsHolding)
        {
            await ((Task)waiting.WaitAsync(LongestHold, cancellationToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!waiting.IsCompleted)
            {
                await results.BeginAsync(cancellationToken);
            }
        }

        return await waiting && lines.Reader.TryRead(out var next) ? next : null;
    }

    private async Task RefuseAsync(
        ResultLines results, RecordLine<TRecord> line, DomainException refusal, RefusedRecords<TRecord, TRequest, TResponse> checks,
        CancellationToken cancellationToken)
    {
        var problem = GrpcProblems.Of(refusal);
        var checkedToo = line.IsReadInPart ? await checks.NextAsync() : null;
        await RefuseAsync(results, line, checkedToo?.RecordId ?? "",
            checkedToo is { Error: not null } answer ? problem.Joined(results.ProblemOf(answer).Located(line.Locate)) : problem, cancellationToken);
    }

    private async Task RefuseAsync(ResultLines results, RecordLine<TRecord> line, string recordId, Problem problem, CancellationToken cancellationToken)
    {
        await (totals.Run?.RefusedAsync(line.Number, recordId, line.Cells, problem) ?? Task.CompletedTask);
        await results.WriteAsync(line.Number, recordId, problem, cancellationToken);
    }

    private async Task<Effects?> EffectsAsync(EffectPreview? preview, TRecord record, StreamAnswer answer) => (preview, answer.Result?.Outcome) switch
    {
        (null, _) or (_, null) => null,
        (_, PushOutcome.Created or PushOutcome.Corrected) => new Effects(await preview.OfAsync(calls.Candidate(record, answer.Result!.Source))),
        _ => Effects.None,
    };
}
