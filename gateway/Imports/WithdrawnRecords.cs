using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Records.Csv;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>Withdraws the records of a body one after the other; each line is answered, and a bad one never stops the others.</summary>
internal sealed class WithdrawnRecords<TRequest>(HeldRecords records, PushQuery push, FileNotes notes, RunTotals totals) : IResult
    where TRequest : class, IMessage<TRequest>, new()
{
    private const long MostBytes = 32 * 1024 * 1024;
    private const int LineInMemory = 200;
    private const int LongestId = 64;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        try
        {
            var lines = await ReadAsync(httpContext);
            var asList = ResultLines.AsList(httpContext.Request);
            httpContext.Response.ContentType = ResultLines.MediaType(asList);
            httpContext.Response.Headers.CacheControl = "no-store";
            using var results = new ResultLines(httpContext.Response.BodyWriter, FieldPaths.Of(httpContext), asList, push.ErrorsOnly, totals);
            var stopping = httpContext.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
            Exception? ended = null;
            foreach (var line in lines)
            {
                ended ??= stopping.IsCancellationRequested ? StoppingLines.Refusal() : null;
                await AnswerAsync(results, ended is null ? line : line with { Refusal = StoppingLines.Refusal() }, FieldPaths.Of(httpContext), httpContext.RequestAborted);
            }

            await totals.EndAsync(ended);
            await results.CompleteAsync(httpContext.RequestAborted);
            if (!await results.Begun)
            {
                await results.RefuseAsync(httpContext);
            }
        }
        catch (Exception e)
        {
            await totals.EndAsync(e);
            throw;
        }
    }

    private async Task AnswerAsync(ResultLines results, RecordLine<TRequest> line, FieldPaths paths, CancellationToken cancellationToken)
    {
        Problem problem;
        var recordId = "";
        try
        {
            if (line.Refusal is null)
            {
                var withdrawn = WithdrawnLine.Of(line.Record, push.Reason);
                recordId = withdrawn.RecordId;
                var result = await records.WithdrawAsync(withdrawn, cancellationToken);
                await results.WriteAsync(line.Number, new StreamAnswer(withdrawn.RecordId, result, Error: null), effects: null, cancellationToken);
                return;
            }

            problem = GrpcProblems.Of(line.Refusal);
        }
        catch (DomainException refusal)
        {
            problem = GrpcProblems.Of(refusal).Located(line.Locate);
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
        {
            problem = GrpcProblems.Of(e, paths).Located(line.Locate);
        }

        // An id that was refused may hold personal data.
        recordId = PersonalData.IsInId(recordId) || recordId.Length > LongestId ? "" : recordId;
        await (totals.Run?.RefusedAsync(line.Number, recordId, line.Cells, problem) ?? Task.CompletedTask);
        await results.WriteAsync(line.Number, recordId, problem, cancellationToken);
    }

    private async Task<List<RecordLine<TRequest>>> ReadAsync(HttpContext http)
    {
        if (CsvBody.IsSentBy(http.Request))
        {
            var file = CsvFile<TRequest>.Open(await CsvBody.ReadAsync(http.Request, notes), push.IgnoredColumns, notes);
            totals.Run?.Header = file.Header;
            return [.. file.Rows()];
        }

        List<RecordLine<TRequest>> lines = [];
        long bytes = 0;
        await foreach (var line in NdjsonRecords.ReadAsync<TRequest>(RequestBody.Reader(http.Request), http.RequestAborted))
        {
            lines.Add(line);
            bytes += LineInMemory + line.Record.CalculateSize();
            if (bytes > MostBytes)
            {
                throw new BodyTooLargeException($"{MostBytes} bytes of withdrawals");
            }
        }

        return lines;
    }
}
