using System.Diagnostics;
using Medborgarlofte.Gateway;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Clients;

/// <summary>The gateway as a process of its own before services that run already.</summary>
internal sealed class GatewayProcess(Uri services, string signingKeyFile) : IDisposable
{
    private readonly int rest = Ports.Free();
    private readonly int grpc = Ports.Free();
    private Process? process;

    public Uri GrpcAddress => new($"http://127.0.0.1:{grpc}");

    /// <summary>Starts it and waits until it says that it serves.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(GatewayComposition).Assembly.Location]) { RedirectStandardOutput = true };
        start.Environment["Kestrel__Endpoints__Rest__Url"] = $"http://127.0.0.1:{rest}";
        start.Environment["Kestrel__Endpoints__Rest__Protocols"] = "Http1";
        start.Environment["Kestrel__Endpoints__Grpc__Url"] = GrpcAddress.ToString();
        start.Environment["Kestrel__Endpoints__Grpc__Protocols"] = "Http2";
        start.Environment["Access__SigningKeyFile"] = signingKeyFile;
        foreach (var service in (ReadOnlySpan<string>)["Police", "Municipal", "FollowUp", "Reporting"])
        {
            start.Environment[$"Backends__{service}"] = services.ToString();
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await Eventually.Get(() => ServesAsync(), serves => serves || process.HasExited);
        Assert.False(process.HasExited);
    }

    /// <summary>SIGTERM; the exit code when it has ended.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process!.Id}"]);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public void Dispose()
    {
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
    }

    private async Task<bool> ServesAsync()
    {
        try
        {
            using var channel = global::Grpc.Net.Client.GrpcChannel.ForAddress(GrpcAddress);
            var answer = await new global::Grpc.Health.V1.Health.HealthClient(channel).CheckAsync(new global::Grpc.Health.V1.HealthCheckRequest());
            return answer.Status == global::Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (global::Grpc.Core.RpcException)
        {
            return false;
        }
    }
}
