using System.IO.Pipelines;
using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
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
/// <param name="reporting">Tells what they would change, where nothing is to be stored.</param>
internal sealed class RecordStream<TRecord, TRequest, TResponse>(
    RecordCalls<TRecord, TRequest, TResponse> calls, PushQuery push, Func<CancellationToken, IAsyncEnumerable<RecordLine<TRecord>>> read,
    ReportingClient reporting) : IResult
    where TRecord : IMessage<TRecord>, new()
{
    private const int LinesUnderWay = 2000;

    // Many HTTP/1.1 clients read nothing until they have sent everything: their answers wait here instead of holding up both sides.
    private const int LargestWaitingAnswers = 64 * 1024 * 1024;

    private readonly Channel<RecordLine<TRecord>> lines = Channel.CreateBounded<RecordLine<TRecord>>(
        new BoundedChannelOptions(LinesUnderWay) { SingleReader = true, SingleWriter = true });

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted))
        using (var call = calls.Open(httpContext.RequestAborted))
        {
            Prepare(httpContext);
            var answers = new Pipe(new PipeOptions(pauseWriterThreshold: LargestWaitingAnswers, resumeWriterThreshold: LargestWaitingAnswers / 2));
            var sending = SendAsync(call, stop.Token);
            var returning = answers.Reader.CopyToAsync(httpContext.Response.BodyWriter, stop.Token);
            try
            {
                await AnswerAsync(httpContext, call, answers.Writer, stop.Token);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
            finally
            {
                await answers.Writer.CompleteAsync();
                await Task.WhenAll(sending, returning).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await Task.WhenAll(sending, returning);
        }
    }

    private static void Prepare(HttpContext http)
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

    private async Task SendAsync(AsyncDuplexStreamingCall<TRequest, TResponse> call, CancellationToken cancellationToken)
    {
        Exception? end = null;
        try
        {
            var open = true;
            await foreach (var line in read(cancellationToken))
            {
                if (line.Refusal is null && open)
                {
                    open = await TrySendAsync(call, calls.Ask(line.Record, push), cancellationToken);
                }

                await lines.Writer.WriteAsync(line, cancellationToken);
            }

            if (open)
            {
                await call.RequestStream.CompleteAsync();
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or RpcException)
        {
            end = e;
        }
        finally
        {
            lines.Writer.Complete(end);
        }
    }

    /// <summary>False when the stream has ended; why is told where its answers are read.</summary>
    private static async Task<bool> TrySendAsync(
        AsyncDuplexStreamingCall<TRequest, TResponse> call, TRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await call.RequestStream.WriteAsync(request, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task AnswerAsync(
        HttpContext http, AsyncDuplexStreamingCall<TRequest, TResponse> call, PipeWriter output, CancellationToken cancellationToken)
    {
        var paths = FieldPaths.Of(http);
        var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Medborgarlofte.Gateway.Records");
        using var results = new ResultLines(output, paths, ResultLines.AsList(http.Request));
        await using var preview = push.ValidateOnly ? new EffectPreview(reporting, logger, cancellationToken) : null;
        Problem? broken = null;
        await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken))
        {
            if (line.Refusal is { } refusal)
            {
                await results.WriteAsync(line.Number, GrpcProblems.Of(refusal), name: null, cancellationToken);
                continue;
            }

            try
            {
                if (broken is null && await call.ResponseStream.MoveNext(cancellationToken))
                {
                    var answer = calls.Read(call.ResponseStream.Current);
                    await results.WriteAsync(line.Number, answer, line.Name, await EffectsAsync(preview, line.Record, answer), cancellationToken);
                    continue;
                }
            }
            catch (RpcException e) when (results.Written > 0)
            {
                // Before the first result the whole request can still get the right status; now each line tells it.
                broken = GrpcProblems.Of(e, paths);
                logger.StreamFailed(e, results.Written, e.StatusCode);
            }

            broken ??= StatusProblems.Of(StatusCodes.Status503ServiceUnavailable);
            await results.WriteAsync(line.Number, broken, name: null, cancellationToken);
        }

        await results.CompleteAsync(cancellationToken);
    }

    private async Task<Effects?> EffectsAsync(EffectPreview? preview, TRecord record, StreamAnswer answer) => (preview, answer.Result?.Outcome) switch
    {
        (null, _) or (_, null) => null,
        (_, PushOutcome.Created or PushOutcome.Corrected) => new Effects(await preview.OfAsync(calls.Candidate(record, answer.Result!.Source))),
        _ => Effects.None,
    };
}
