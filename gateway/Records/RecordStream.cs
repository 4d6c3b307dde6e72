using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Channels;
using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Medborgarlofte.Gateway.Records;

/// <summary>
/// Many records as lines of JSON, through a service's stream and back: each line is answered in its turn, and a bad one never stops
/// the others. When the stream breaks, every line that has no answer yet is told so and can be sent again.
/// </summary>
/// <param name="call">The service's stream.</param>
/// <param name="ask">Makes a request of the stream from a record.</param>
/// <param name="read">Takes the answer out of a response of the stream.</param>
internal sealed class RecordStream<TRecord, TRequest, TResponse>(
    AsyncDuplexStreamingCall<TRequest, TResponse> call, Func<TRecord, TRequest> ask, Func<TResponse, StreamAnswer> read) : IResult
    where TRecord : IMessage<TRecord>, new()
{
    private const int LinesUnderWay = 2000;

    // Many HTTP/1.1 clients read nothing until they have sent everything: their answers wait here instead of holding up both sides.
    private const int LargestWaitingAnswers = 64 * 1024 * 1024;

    private readonly Channel<Line> lines = Channel.CreateBounded<Line>(
        new BoundedChannelOptions(LinesUnderWay) { SingleReader = true, SingleWriter = true });

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using (call)
        using (var stop = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted))
        {
            Prepare(httpContext);
            var answers = new Pipe(new PipeOptions(pauseWriterThreshold: LargestWaitingAnswers, resumeWriterThreshold: LargestWaitingAnswers / 2));
            var sending = SendAsync(httpContext.Request.BodyReader, stop.Token);
            var returning = answers.Reader.CopyToAsync(httpContext.Response.BodyWriter, stop.Token);
            try
            {
                await AnswerAsync(httpContext, answers.Writer, stop.Token);
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

        http.Response.ContentType = Ndjson.MediaType;
        http.Response.Headers.CacheControl = "no-store";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private async Task SendAsync(PipeReader body, CancellationToken cancellationToken)
    {
        Exception? end = null;
        try
        {
            var open = true;
            await foreach (var text in NdjsonLines.ReadAsync(body, JsonBody.Largest, cancellationToken))
            {
                var refusal = Parse(text, out var record);
                if (refusal is null && open)
                {
                    open = await TrySendAsync(ask(record), cancellationToken);
                }

                await lines.Writer.WriteAsync(new Line(text.Number, refusal), cancellationToken);
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
    private async Task<bool> TrySendAsync(TRequest request, CancellationToken cancellationToken)
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

    private async Task AnswerAsync(HttpContext http, PipeWriter output, CancellationToken cancellationToken)
    {
        var paths = FieldPaths.Of(http);
        using var results = new ResultLines(output, paths);
        Problem? broken = null;
        await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken))
        {
            if (line.Refusal is { } refusal)
            {
                await results.WriteAsync(line.Number, GrpcProblems.Of(refusal), cancellationToken);
                continue;
            }

            try
            {
                if (broken is null && await call.ResponseStream.MoveNext(cancellationToken))
                {
                    await results.WriteAsync(line.Number, read(call.ResponseStream.Current), cancellationToken);
                    continue;
                }
            }
            catch (RpcException e) when (results.Written > 0)
            {
                // Before the first result the whole request can still get the right status; now each line tells it.
                broken = GrpcProblems.Of(e, paths);
                http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Medborgarlofte.Gateway.Records")
                    .StreamFailed(e, results.Written, e.StatusCode);
            }

            broken ??= StatusProblems.Of(StatusCodes.Status503ServiceUnavailable);
            await results.WriteAsync(line.Number, broken, cancellationToken);
        }
    }

    private static DomainException? Parse(NdjsonLine text, out TRecord record)
    {
        record = new TRecord();
        if (text.TooLong)
        {
            return new DomainException(StatusCode.InvalidArgument, "LINE_TOO_LONG", $"The line is longer than {JsonBody.Largest} bytes.");
        }

        try
        {
            record = ProtoJson.Read<TRecord>(text.Utf8.IsSingleSegment ? text.Utf8.FirstSpan : text.Utf8.ToArray());
            return null;
        }
        catch (DomainException refusal)
        {
            return refusal;
        }
    }

    /// <summary>A line that waits for its answer; with a refusal, it was never sent on.</summary>
    private readonly record struct Line(long Number, DomainException? Refusal);
}
