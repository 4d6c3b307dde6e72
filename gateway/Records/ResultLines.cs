using System.IO.Pipelines;
using System.Text.Json;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Problems;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Records;

/// <summary>Writes one JSON object for each line that was sent: as lines, or as one list for who accepts application/json.</summary>
internal sealed class ResultLines(PipeWriter output, FieldPaths paths, bool asList) : IDisposable
{
    private const string List = "application/json";

    private readonly Utf8JsonWriter writer = ProtoJson.CreateWriter(output);

    /// <summary>How many lines have been answered.</summary>
    public long Written { get; private set; }

    /// <summary>True when the caller asks for one JSON value and does not know of lines.</summary>
    public static bool AsList(HttpRequest request)
    {
        var accepted = request.Headers.Accept;
        return MediaTypeHeaderValue.TryParseList(accepted, out var types) && types.Any(type => type.MediaType == List)
            && types.All(type => type.MediaType != Ndjson.MediaType);
    }

    /// <summary>Media type of the answer.</summary>
    public static string MediaType(bool asList) => asList ? List : Ndjson.MediaType;

    public async ValueTask WriteAsync(
        long line, StreamAnswer answer, Func<string, string>? name, Effects? effects, CancellationToken cancellationToken)
    {
        Begin(line);
        if (answer.RecordId.Length > 0)
        {
            writer.WriteString("recordId"u8, answer.RecordId);
        }

        if (answer.Result is { } result)
        {
            writer.WritePropertyName("result"u8);
            ProtoJson.Write(writer, result);
            effects?.Write(writer);
        }
        else
        {
            WriteError(GrpcProblems.Of(answer.Error ?? new(), paths), name);
        }

        await EndAsync(cancellationToken);
    }

    public async ValueTask WriteAsync(long line, Problem problem, Func<string, string>? name, CancellationToken cancellationToken)
    {
        Begin(line);
        WriteError(problem, name);
        await EndAsync(cancellationToken);
    }

    /// <summary>Ends the list; a list of none is one too.</summary>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (asList)
        {
            Put(Written == 0 ? "[]"u8 : "]"u8);
            await output.FlushAsync(cancellationToken);
        }
    }

    public void Dispose() => writer.Dispose();

    private void WriteError(Problem problem, Func<string, string>? name)
    {
        writer.WritePropertyName("error"u8);
        ProblemJson.Write(writer, name is null ? problem : problem.Named(name), instance: null);
    }

    private void Begin(long line)
    {
        if (asList)
        {
            Put(Written == 0 ? "["u8 : ","u8);
        }

        writer.Reset();
        writer.WriteStartObject();
        writer.WriteNumber("line"u8, line);
    }

    private async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
        Put("\n"u8);
        await output.FlushAsync(cancellationToken);
        Written++;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(output.GetSpan(bytes.Length));
        output.Advance(bytes.Length);
    }
}
