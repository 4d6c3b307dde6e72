using Medborgarlofte.Standalone.Tests.OpenApi;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Clients;

/// <summary>The types that openapi-typescript makes of the served description, and the program on openapi-fetch that docs/api.md shows.</summary>
internal static class TypeScriptClient
{
    private const string Node = "/usr/bin/node";

    /// <summary>Why it cannot run; null when it can.</summary>
    public static string? Missing => OtherClient.Node.Missing
        ?? (File.Exists(Module("openapi-typescript/bin/cli.js")) ? null : $"no openapi-typescript among {OtherClient.NodeModules}");

    /// <summary>Generates, checks strictly and runs; what the program writes.</summary>
    public static async Task<string> RunAsync(StandaloneFixture host, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateDirectory(Path.Combine(host.Data, "typescript")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), OtherClient.NodeModules!);
        await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), await host.Http.GetStringAsync(Description.Path));
        await File.WriteAllTextAsync(Path.Combine(folder, "guide.mts"), Guide.Blocks("ts").Single().Code);
        await OtherProgram.RunAsync(Node, [Module("openapi-typescript/bin/cli.js"), "openapi.json", "-o", "medborgarlofte.ts"], folder);
        string[] options = ["--strict", "--noEmitOnError", "--skipLibCheck", "--target", "es2022", "--module", "nodenext", "--types", "node"];
        await OtherProgram.RunAsync(Node, [Module("typescript/bin/tsc"), .. options, "guide.mts"], folder);
        return await OtherProgram.RunAsync(Node, ["guide.mjs"], folder, environment);
    }

    private static string Module(string path) => Path.Combine(OtherClient.NodeModules ?? "", path);
}
