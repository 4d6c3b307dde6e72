using System.Diagnostics;
using System.Text.Json;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Clients;

/// <summary>A gRPC client in another language, which prints as JSON lines what it sees.</summary>
/// <param name="Missing">Why it cannot run; null when it can.</param>
/// <param name="Start">Its program and arguments, but for address and token.</param>
internal sealed record OtherClient(string? Missing, IReadOnlyList<string> Start)
{
    private const string Modules = "MEDBORGARLOFTE_TEST_NODE_MODULES";
    private static readonly string Scripts = Path.Combine(Repository.Root, "tests/Standalone.Tests/clients");

    /// <summary>Where npm put its packages; null when they were not fetched.</summary>
    public static string? NodeModules => Environment.GetEnvironmentVariable(Modules) is { Length: > 0 } folder ? folder : null;

    /// <summary>Debian's python3-grpcio.</summary>
    public static OtherClient Python => new(
        PythonClient.Missing, ["/usr/bin/python3", Path.Combine(Scripts, "behaviour.py"), PythonClient.StubFolder ?? ""]);

    /// <summary>@grpc/grpc-js, which tests/run fetches by the package-lock.json beside the script.</summary>
    public static OtherClient Node => new(
        !File.Exists("/usr/bin/node") ? "node is not installed"
        : NodeModules is null ? $"no @grpc/grpc-js: set {Modules} or run tests/run"
        : null,
        ["/usr/bin/node", Path.Combine(Scripts, "behaviour.js"), NodeModules ?? "", Path.Combine(Repository.Root, "contracts/protos")]);

    /// <summary>What it saw, in order.</summary>
    public async Task<IReadOnlyList<Seen>> RunAsync(Uri address, string token)
    {
        var start = new ProcessStartInfo(Start[0], [.. Start.Skip(1), address.Authority, token]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Seen>(line, JsonSerializerOptions.Web)!)]
            : throw new InvalidOperationException(await errors);
    }
}

/// <summary>What a client saw.</summary>
internal sealed record Seen(string Step, string? RecordId, string? Outcome, int? Code, string? Reason, string[]? Fields)
{
    public override string ToString() => string.Join(' ', new[] { Step, RecordId, Outcome, $"{Code}", Reason, string.Join(',', Fields ?? []) }.Where(part => part?.Length > 0));
}
