using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Problems;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Records;

/// <summary>
/// Writes one JSON object for each line that was sent, and the summary last: as lines, or as one list for who accepts application/json. What
/// is refused is held back until a line is taken: an answer in which none was is no success, and its status comes first.
/// </summary>
internal sealed class ResultLines(PipeWriter output, FieldPaths paths, bool asList, bool errorsOnly, RunTotals totals) : IDisposable
{
    private const string List = "application/json";

    // Beyond this an answer begins whatever it will say.
    private const int MostHeld = 32 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> line = new(1024);
    private readonly TaskCompletionSource<bool> begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RefusedLines refused = new();
    private Utf8JsonWriter? writer;
    private long written;

    /// <summary>True when the answer has begun, false when it ended before: nothing was taken.</summary>
    public Task<bool> Begun => begun.Task;

    /// <summary>True when lines wait for the first that is taken.</summary>
    public bool IsHolding => !begun.Task.IsCompleted && totals.Records > 0;

    /// <summary>How many lines have been answered.</summary>
    public long Written => totals.Records;

    /// <summary>True when the caller asks for one JSON value and does not know of lines.</summary>
    public static bool AsList(HttpRequest request)
    {
        var accepted = request.Headers.Accept;
        return MediaTypeHeaderValue.TryParseList(accepted, out var types) && types.Any(type => type.MediaType == List)
            && types.All(type => type.MediaType != Ndjson.MediaType);
    }

    /// <summary>Media type of the answer.</summary>
    public static string MediaType(bool asList) => asList ? List : Ndjson.MediaType;

    /// <summary>Answers a line with what its service did.</summary>
    public async ValueTask WriteAsync(long number, StreamAnswer answer, Effects? effects, CancellationToken cancellationToken)
    {
        var result = answer.Result!;
        totals.Add(result);
        await BeginAsync(cancellationToken);
        if (!errorsOnly)
        {
            var json = Start(number, answer.RecordId);
            json.WritePropertyName("result"u8);
            ProtoJson.Write(json, result);
            effects?.Write(json);
            End(json);
            await PutAsync(line.WrittenMemory, cancellationToken);
        }
    }

    /// <summary>Tells of a record that was withdrawn, or would be, as no line has it.</summary>
    public async ValueTask WriteMissingAsync(string recordId, PushResult result, CancellationToken cancellationToken)
    {
        totals.AddMissing();
        if (!errorsOnly)
        {
            var json = Start();
            json.WriteString("recordId"u8, recordId);
            json.WritePropertyName("result"u8);
            ProtoJson.Write(json, result);
            End(json);
            await PutAsync(line.WrittenMemory, cancellationToken);
        }
    }

    /// <summary>Answers a line with why it was refused.</summary>
    public async ValueTask WriteAsync(long number, string recordId, Problem problem, CancellationToken cancellationToken)
    {
        totals.Add(problem);
        var json = Start(number, recordId);
        json.WritePropertyName("error"u8);
        ProblemJson.Write(json, problem, instance: null);
        End(json);
        if (begun.Task.IsCompleted)
        {
            await PutAsync(line.WrittenMemory, cancellationToken);
        }
        else if (refused.Add(new LineProblem(number, problem), line.WrittenSpan) > MostHeld)
        {
            await BeginAsync(cancellationToken);
        }
    }

    /// <summary>The problem that a service told of a line.</summary>
    public Problem ProblemOf(StreamAnswer answer) => GrpcProblems.Of(answer.Error ?? new(), paths);

    /// <summary>Begins the answer with what was held back, whatever it will say.</summary>
    public async ValueTask BeginAsync(CancellationToken cancellationToken)
    {
        if (!begun.Task.IsCompleted)
        {
            begun.SetResult(true);
            foreach (var held in refused.Take())
            {
                await PutAsync(held, cancellationToken);
            }
        }
    }

    /// <summary>Ends the answer with the summary; one that has not begun is left to <see cref="RefuseAsync"/>.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (begun.TrySetResult(false))
        {
            return;
        }

        var json = Start();
        totals.Write(json);
        End(json);
        await PutAsync(line.WrittenMemory, cancellationToken);
        if (asList)
        {
            Put("]"u8);
            await output.FlushAsync(cancellationToken);
        }
    }

    /// <summary>The answer to a request of which nothing was taken: a problem with all its lines.</summary>
    public Task RefuseAsync(HttpContext http) => refused.WriteAsync(http, totals);

    /// <summary>Nothing more is coming.</summary>
    public void Dispose()
    {
        begun.TrySetResult(false);
        writer?.Dispose();
    }

    private Utf8JsonWriter Start(long number, string recordId)
    {
        var json = Start();
        if (number > 0)
        {
            json.WriteNumber("line"u8, number);
        }

        if (recordId.Length > 0)
        {
            json.WriteString("recordId"u8, recordId);
        }

        return json;
    }

    private Utf8JsonWriter Start()
    {
        line.ResetWrittenCount();
        writer ??= ProtoJson.CreateWriter(line);
        writer.Reset();
        writer.WriteStartObject();
        return writer;
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndObject();
        json.Flush();
    }

    private async ValueTask PutAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        if (asList)
        {
            Put(written == 0 ? "["u8 : ","u8);
        }

        written++;
        Put(json.Span);
        Put("\n"u8);
        await output.FlushAsync(cancellationToken);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }
}
