namespace Medborgarlofte.Standalone.Tests.Clients;

/// <summary>A program in C# that is compiled as a new console project compiles it, with every warning an error.</summary>
/// <param name="folder">Its sources are there and below.</param>
/// <param name="libraries">File names of what it refers to, which stand beside the tests.</param>
internal sealed class CSharpProgram(string folder, params IReadOnlyList<string> libraries)
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly string Sdks = Path.Combine(Framework, "../../../sdk");

    // The SDK's compiler is compiled ahead; that of the package takes three times as long for so large a source.
    private static readonly string? Compiler = Directory.Exists(Sdks) ? Directory.GetFiles(Sdks, "csc.dll", SearchOption.AllDirectories).Max(StringComparer.Ordinal) : null;

    /// <summary>Why nothing can be compiled; null when it can.</summary>
    public static string? Missing => Compiler is null ? "no .NET SDK stands beside the runtime" : null;

    /// <summary>The program.</summary>
    public string File { get; } = Path.Combine(folder, "guide.dll");

    /// <summary>Compiles it.</summary>
    public async Task CompileAsync()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "Usings.cs"), ImplicitUsings);
        await System.IO.File.WriteAllTextAsync(Path.ChangeExtension(File, ".runtimeconfig.json"), """{"runtimeOptions": {"framework": {"name": "Microsoft.NETCore.App", "version": "10.0.0"}}}""");
        foreach (var library in libraries)
        {
            System.IO.File.Copy(Path.Combine(AppContext.BaseDirectory, library), Path.Combine(folder, library));
        }

        string[] references = [.. Directory.GetFiles(Framework, "System*.dll"), Path.Combine(Framework, "netstandard.dll"), .. libraries];
        string[] options = ["-nologo", "-nullable:enable", "-warnaserror", $"-out:{File}", "-recurse:*.cs"];
        await OtherProgram.RunAsync("dotnet", [Compiler!, .. options, .. references.Select(reference => $"-reference:{reference}")], folder);
    }

    /// <summary>What it writes.</summary>
    public Task<string> RunAsync(params (string Name, string Value)[] environment) => OtherProgram.RunAsync("dotnet", [File], folder, environment);
}
