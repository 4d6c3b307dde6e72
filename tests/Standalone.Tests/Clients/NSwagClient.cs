using System.Reflection;
using Medborgarlofte.Standalone.Tests.OpenApi;
using NSwag;
using NSwag.CodeGeneration.CSharp;

namespace Medborgarlofte.Standalone.Tests.Clients;

/// <summary>The client that NSwag makes of the served description with its default settings, compiled with the program that docs/api.md shows.</summary>
public sealed class NSwagClient(GuideHost host) : IAsyncLifetime
{
    private const string Namespace = "Medborgarlofte.Client";
    private const string ClassName = "MedborgarlofteClient";

    /// <summary>The program.</summary>
    internal CSharpProgram Program { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (CSharpProgram.Missing is not null)
        {
            return;
        }

        var folder = Directory.CreateDirectory(Path.Combine(host.Folder, "nswag")).FullName;
        var settings = new CSharpClientGeneratorSettings { ClassName = ClassName, CSharpGeneratorSettings = { Namespace = Namespace } };
        var description = await OpenApiDocument.FromJsonAsync(await host.Http.GetStringAsync(Description.Path));
        await File.WriteAllTextAsync(Path.Combine(folder, "Client.cs"), new CSharpClientGenerator(description, settings).GenerateFile());
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Guide.Blocks("csharp nswag").Single().Code);
        Program = new CSharpProgram(folder, "Newtonsoft.Json.dll");
        await Program.CompileAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A client.</summary>
    internal object Connect(HttpClient http) => Activator.CreateInstance(Assembly.LoadFrom(Program.File).GetType($"{Namespace}.{ClassName}", throwOnError: true)!, http)!;
}
