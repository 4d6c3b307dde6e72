using System.Diagnostics;
using System.Text.Json;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Debian's python3-grpcio with stubs that protoc makes from the protos: a client in another language.</summary>
internal static class PythonClient
{
    private static readonly Lazy<string?> Stubs = new(MakeStubs);

    /// <summary>Why the client cannot run; null when it can.</summary>
    public static string? Missing => Stubs.Value is null
        ? "python3-grpcio, python3-protobuf, protobuf-compiler, protobuf-compiler-grpc or libprotobuf-dev is not installed"
        : null;

    /// <summary>Folder of the stubs; null when there are none.</summary>
    public static string? StubFolder => Stubs.Value;

    /// <summary>Pushes activities through the stream and returns the answers.</summary>
    public static async Task<IReadOnlyList<JsonElement>> PushAsync(Uri address, string token, IEnumerable<object> activities)
    {
        var script = Path.Combine(Repository.Root, "tests/Standalone.Tests/clients/push_activities.py");
        var start = new ProcessStartInfo("/usr/bin/python3", [script, Stubs.Value!, address.Authority, token])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        foreach (var activity in activities)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(activity));
        }

        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)]
            : throw new InvalidOperationException(await errors);
    }

    private static string? MakeStubs()
    {
        var protos = Path.Combine(Repository.Root, "contracts/protos");
        var stubs = Directory.CreateTempSubdirectory("medborgarlofte-stubs-").FullName;
        var files = Directory.GetFiles(Path.Combine(protos, "medborgarlofte"), "*.proto", SearchOption.AllDirectories);
        return File.Exists("/usr/bin/protoc") && File.Exists("/usr/bin/grpc_python_plugin")
            && Run("/usr/bin/python3", ["-c", "import grpc, google.protobuf"])
            && Run("/usr/bin/protoc", [
                $"-I{protos}", "-I/usr/include", $"--python_out={stubs}", $"--grpc_out={stubs}",
                "--plugin=protoc-gen-grpc=/usr/bin/grpc_python_plugin", .. files,
            ])
            ? stubs
            : null;
    }

    private static bool Run(string file, IEnumerable<string> arguments)
    {
        using var process = Process.Start(file, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
