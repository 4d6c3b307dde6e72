using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Records;

/// <summary>
/// Many records of which all or none are stored, in one transaction of their service. Everything is read first. When a record is
/// refused the request is, and the problem names each bad field of each line; nothing was stored then.
/// </summary>
/// <param name="calls">How the records travel.</param>
/// <param name="push">What the request says beside them.</param>
/// <param name="read">Reads the records from the body.</param>
/// <param name="totals">Counts what becomes of them.</param>
internal sealed class AtomicRecords<TRecord, TRequest, TResponse>(
    RecordCalls<TRecord, TRequest, TResponse> calls, PushQuery push, Func<CancellationToken, IAsyncEnumerable<RecordLine<TRecord>>> read,
    RunTotals totals) : IResult
    where TRecord : IPushedRecord, IMessage<TRecord>, new()
{
    // The service's own limits; told here as what they are to a sender of a body.
    private const int MostRecords = 50_000;
    private const long LargestBody = 32 * 1024 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            await AnswerAsync(httpContext);
        }
        catch (Exception e)
        {
            await totals.EndAsync(e);
            throw;
        }
    }

    private async Task AnswerAsync(HttpContext httpContext)
    {
        var lines = await ReadAsync(httpContext.RequestAborted);
        var refused = lines.Exists(line => line.Refusal is not null);

        if (lines.Count == 0)
        {
            await totals.EndAsync();
            await new RefusedLines().WriteAsync(httpContext, totals);
            return;
        }

        // With a line that cannot be read nothing is to be stored, but the others are still looked at for what is wrong with them.
        var answers = await AskAsync(lines, push with { ValidateOnly = refused }, httpContext.RequestAborted);
        var paths = FieldPaths.Of(httpContext);
        var problems = lines.Zip(answers).Select(pair => ProblemOf(pair.First, pair.Second, paths)).OfType<LineProblem>().ToList();
        if (problems.Count > 0)
        {
            await NoteAsync(lines, problems);
            await ProblemJson.WriteAsync(httpContext, TogetherProblem.Of(problems, lines.Count), totals.Write);
            return;
        }

        await WriteAsync(httpContext, lines, answers, paths);
    }

    private async Task<List<RecordLine<TRecord>>> ReadAsync(CancellationToken cancellationToken)
    {
        List<RecordLine<TRecord>> lines = [];
        long bytes = 0;
        await foreach (var line in read(cancellationToken))
        {
            if (StoppingLines.IsStopping(line.Refusal))
            {
                throw line.Refusal!;
            }

            lines.Add(line);
            bytes += line.Record.CalculateSize();
            if (lines.Count > MostRecords || bytes > LargestBody)
            {
                throw new BodyTooLargeException($"{MostRecords} records of {LargestBody} bytes that are stored together");
            }
        }

        return lines;
    }

    /// <summary>The service's answer to each line; null for one that it was not asked about.</summary>
    private async Task<IReadOnlyList<StreamAnswer?>> AskAsync(List<RecordLine<TRecord>> lines, PushQuery mode, CancellationToken cancellationToken)
    {
        using var call = calls.Open(cancellationToken);
        var sending = SendAsync(call, lines, mode, cancellationToken);
        var answers = new List<StreamAnswer?>(lines.Count);
        foreach (var line in lines)
        {
            if (!IsAsked(line))
            {
                answers.Add(null);
            }
            else if (await call.ResponseStream.MoveNext(cancellationToken))
            {
                answers.Add(calls.Read(call.ResponseStream.Current));
            }
            else
            {
                throw new RpcException(new Status(StatusCode.Unavailable, "The stream ended too early."));
            }
        }

        await sending;
        return answers;
    }

    private async Task SendAsync(
        AsyncDuplexStreamingCall<TRequest, TResponse> call, List<RecordLine<TRecord>> lines, PushQuery mode, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var line in lines.Where(IsAsked))
            {
                await call.RequestStream.WriteAsync(PushOptions.On(calls.Ask(line.Record, mode), mode), cancellationToken);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            // The stream has ended; why is told where its answers are read.
        }
    }

    // What is refused already is asked about too: nothing is stored then, and its other faults are named.
    private static bool IsAsked(RecordLine<TRecord> line) => line.Refusal is null || line.IsReadInPart;

    private static LineProblem? ProblemOf(RecordLine<TRecord> line, StreamAnswer? answer, FieldPaths paths)
    {
        var told = answer?.Error is { } error ? GrpcProblems.Of(error, paths).Located(line.Locate) : null;
        return line.Refusal is { } refusal ? new LineProblem(line.Number, told is null ? GrpcProblems.Of(refusal) : GrpcProblems.Of(refusal).Joined(told))
            : told is null or { Reason: TogetherProblem.Reason } ? null
            : new LineProblem(line.Number, told);
    }

    private async Task WriteAsync(
        HttpContext http, List<RecordLine<TRecord>> lines, IReadOnlyList<StreamAnswer?> answers, FieldPaths paths)
    {
        var asList = ResultLines.AsList(http.Request);
        http.Response.ContentType = ResultLines.MediaType(asList);
        http.Response.Headers.CacheControl = "no-store";
        using var results = new ResultLines(http.Response.BodyWriter, paths, asList, push.ErrorsOnly, totals);
        foreach (var (line, answer) in lines.Zip(answers))
        {
            await totals.WarnAsync(answer!.Value, line.Record);
            await results.WriteAsync(line.Number, answer.Value, effects: null, http.RequestAborted);
        }

        await totals.EndAsync();
        await results.CompleteAsync(http.RequestAborted);
    }

    /// <summary>Nothing was stored: those at fault are refused for what is wrong, and the others for their sake.</summary>
    private async Task NoteAsync(List<RecordLine<TRecord>> lines, List<LineProblem> problems)
    {
        var byLine = problems.ToDictionary(problem => problem.Line, problem => problem.Problem);
        foreach (var line in lines)
        {
            if (byLine.GetValueOrDefault(line.Number) is { } problem)
            {
                totals.Add(problem);
                await (totals.Run?.RefusedAsync(line.Number, "", line.Cells, problem) ?? Task.CompletedTask);
            }
            else
            {
                totals.Add(new Problem(StatusCodes.Status409Conflict, TogetherProblem.Reason, ""));
            }
        }

        await totals.EndAsync();
    }
}
