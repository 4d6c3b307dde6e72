using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Medborgarlofte.Benchmarks.Report;

/// <summary>Every value of every figure, with the machine and the sizes.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IReadOnlyList<Figure> figures, Options options) => JsonSerializer.Serialize(new
    {
        measuredOn = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd"),
        machine = new { processors = Environment.ProcessorCount, system = RuntimeInformation.OSDescription, runtime = RuntimeInformation.FrameworkDescription },
        sizes = options,
        figures,
    }, Indented) + "\n";
}
