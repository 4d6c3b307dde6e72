using System.IO.Pipelines;
using System.Text.Json;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Problems;

namespace Medborgarlofte.Gateway.Records;

/// <summary>Writes one line of JSON for each line that was sent.</summary>
internal sealed class ResultLines(PipeWriter output, FieldPaths paths) : IDisposable
{
    private readonly Utf8JsonWriter writer = ProtoJson.CreateWriter(output);

    /// <summary>How many lines have been answered.</summary>
    public long Written { get; private set; }

    public async ValueTask WriteAsync(long line, StreamAnswer answer, CancellationToken cancellationToken)
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
        }
        else
        {
            writer.WritePropertyName("error"u8);
            ProblemJson.Write(writer, GrpcProblems.Of(answer.Error ?? new(), paths), instance: null);
        }

        await EndAsync(cancellationToken);
    }

    public async ValueTask WriteAsync(long line, Problem problem, CancellationToken cancellationToken)
    {
        Begin(line);
        writer.WritePropertyName("error"u8);
        ProblemJson.Write(writer, problem, instance: null);
        await EndAsync(cancellationToken);
    }

    public void Dispose() => writer.Dispose();

    private void Begin(long line)
    {
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteNumber("line"u8, line);
    }

    private async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
        "\n"u8.CopyTo(output.GetSpan(1));
        output.Advance(1);
        await output.FlushAsync(cancellationToken);
        Written++;
    }
}
