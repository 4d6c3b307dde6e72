using System.Diagnostics;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>What docs/api.md asks the reader to paste, run in its order.</summary>
[Collection(GuideCollection.Name)]
public sealed class GuideTests(GuideHost host)
{
    [SkippableFact]
    public async Task Blocks_OfTheGuide_Work()
    {
        Skip.IfNot(File.Exists("/usr/bin/python3") && File.Exists("/usr/bin/curl"), "python3 or curl is not installed.");
        await Eventually.Get(
            () => host.Http.GetAsync("/medborgarlofte/v1/commitments/vetlanda-2020-2021~2/receipt"), response => response.IsSuccessStatusCode);
        var outputs = new List<string>();
        foreach (var (language, code) in Guide.Blocks("sh", "python", "python grpc"))
        {
            if (language == "python grpc" && PythonClient.Missing is not null)
            {
                continue;
            }

            outputs.Add(await RunAsync(language == "sh" ? "/bin/bash" : "/usr/bin/python3", language == "sh" ? $"set -euo pipefail\n{code}" : code));
        }

        var all = string.Join('\n', outputs);
        string[] told =
        [
            "\"outcome\":\"created\"", "201 created", "\"outcome\":\"corrected\"", "\"outcome\":\"withdrawn\"", "\"versions\":", "\"matches\":",
            "{\"line\":2,\"recordId\":\"guide-6\",\"error\":", "\"field\":\"date\"", "10 created", "{\"line\":3,\"recordId\":\"guide-8\",\"result\":",
            "\"effects\":[{", "\"secret\":", "changes; next time from", "genuine",
        ];
        Assert.All(told, text => Assert.Contains(text, all, StringComparison.Ordinal));
        Assert.True(PythonClient.Missing is not null || all.Contains("2 guide-g3 PUSH_OUTCOME_CREATED", StringComparison.Ordinal), all);
        Assert.Equal(0xEF, (await File.ReadAllBytesAsync(Path.Combine(host.Folder, "receipt.csv")))[0]);
    }

    private async Task<string> RunAsync(string program, string code)
    {
        var start = new ProcessStartInfo(program, ["-c", code])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = host.Folder,
        };
        start.Environment["API"] = $"{host.RestAddress}medborgarlofte/v1";
        start.Environment["GRPC"] = host.GrpcAddress.Authority;
        start.Environment["STUBS"] = PythonClient.StubFolder ?? "";
        start.Environment["TOKEN"] = host.Token("demo-police", "police", "police.report");
        start.Environment["COORDINATOR"] = host.Token("demo-kommun", "municipality", "followup.manage");
        start.Environment["AS_OF"] = TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{code}\n{output}\n{await errors}");
        return output;
    }
}
