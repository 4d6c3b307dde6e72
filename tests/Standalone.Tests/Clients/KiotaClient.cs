using Medborgarlofte.Standalone.Tests.OpenApi;

namespace Medborgarlofte.Standalone.Tests.Clients;

/// <summary>The client that Kiota makes of the paths that a program uses, as its makers advise, and that program.</summary>
internal static class KiotaClient
{
    private const string Variable = "MEDBORGARLOFTE_TEST_KIOTA";

    private const string Source = """
        using System.Net.Http.Headers;
        using Medborgarlofte.Client;
        using Medborgarlofte.Client.Models;
        using Microsoft.Kiota.Abstractions;
        using Microsoft.Kiota.Abstractions.Authentication;
        using Microsoft.Kiota.Http.HttpClientLibrary;

        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("TOKEN"));
        var host = new Uri(Environment.GetEnvironmentVariable("API")!).GetLeftPart(UriPartial.Authority);
        using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http) { BaseUrl = host };
        var api = new MedborgarlofteClient(adapter).Medborgarlofte.V1;

        var record = new PoliceActivityRequest { RecordId = "guide-k1", MunicipalityCode = "0685", Kind = "trafikkontroll", Date = new Date(2021, 5, 14) };
        var pushed = await api.PoliceActivities.PostAsync(record);
        var address = api.PoliceActivities[pushed!.Source!][pushed.RecordId!];
        var stored = await address.GetAsync();
        var followUp = await api.Municipalities["0685"].FollowUp.GetAsync();
        var withdrawn = await address.DeleteAsync(new Withdrawal { Reason = "Dubblett" });
        Console.WriteLine($"{pushed.Outcome} {stored!.Date} {followUp!.Agreements![0].Id} {withdrawn!.Outcome}");
        """;

    private static readonly string[] Paths = ["police-activities", "police-activities/{source}/{recordId}", "municipalities/{code}/follow-up"];

    /// <summary>Why it cannot run; null when it can.</summary>
    public static string? Missing => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } ? CSharpProgram.Missing : $"{Variable} names no Kiota";

    /// <summary>Generates, compiles and runs; what the program writes.</summary>
    public static async Task<string> RunAsync(GuideHost host, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateDirectory(Path.Combine(host.Folder, "kiota")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "openapi.json"), await host.Http.GetStringAsync(Description.Path));
        string[] arguments = ["generate", "-l", "CSharp", "-d", "openapi.json", "-o", "client", "-n", "Medborgarlofte.Client", "-c", "MedborgarlofteClient"];
        var paths = Paths.SelectMany(path => new[] { "--include-path", $"/medborgarlofte/v1/{path}" });
        await OtherProgram.RunAsync(Environment.GetEnvironmentVariable(Variable)!, [.. arguments, .. paths], folder, ("KIOTA_TELEMETRY_ENABLED", "false"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Source);

        var libraries = Directory.GetFiles(AppContext.BaseDirectory, "Microsoft.Kiota.*.dll").Concat(["Microsoft.IO.RecyclableMemoryStream.dll", "Std.UriTemplate.dll"]);
        var program = new CSharpProgram(folder, [.. libraries.Select(library => Path.GetFileName(library))]);
        await program.CompileAsync();
        return await program.RunAsync(environment);
    }
}
