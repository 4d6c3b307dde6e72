using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using Medborgarlofte.Standalone.Tests.OpenApi;

namespace Medborgarlofte.Standalone.Tests.Clients;

/// <summary>Clients that generators make of the description compile as they are, and the programs on them that docs/api.md shows push, read and withdraw.</summary>
[Collection(GuideCollection.Name)]
public sealed class GeneratedClientTests(GuideHost host, NSwagClient nswag) : IClassFixture<NSwagClient>
{
    private const string Source = "demo-police";
    private const string Agreement = "vetlanda-2020-2021";
    private static readonly string[] ReadVerbs = ["Get", "List", "Dataset"];

    [SkippableFact]
    public async Task NSwag_ProgramOfTheGuide_PushesReadsAndWithdraws()
    {
        Skip.If(CSharpProgram.Missing is not null, CSharpProgram.Missing);
        Assert.Equal($"Created 2021-05-11 {Agreement} Withdrawn\n", await nswag.Program.RunAsync(Environment()));
        await AssertWithdrawnAsync("guide-n1");
    }

    [SkippableFact]
    public async Task Kiota_Program_PushesReadsAndWithdraws()
    {
        Skip.If(KiotaClient.Missing is not null, KiotaClient.Missing);
        Assert.Equal($"Created 2021-05-14 {Agreement} Withdrawn\n", await KiotaClient.RunAsync(host, Environment()));
        await AssertWithdrawnAsync("guide-k1");
    }

    [SkippableFact]
    public async Task OpenApiTypeScript_ProgramOfTheGuide_PushesReadsAndWithdraws()
    {
        Skip.If(TypeScriptClient.Missing is not null, TypeScriptClient.Missing);
        Assert.Equal($"created 2021-05-12 {Agreement} withdrawn\n", await TypeScriptClient.RunAsync(host, Environment()));
        await AssertWithdrawnAsync("guide-t1");
    }

    [SkippableFact]
    public async Task NSwag_EveryReadOfWhatIsHeld_FitsItsTypes()
    {
        Skip.If(CSharpProgram.Missing is not null, CSharpProgram.Missing);
        using var http = new HttpClient { BaseAddress = host.RestAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token("police.report followup.manage"));
        var record = new { recordId = "generated-1", municipalityCode = "0685", kind = "trafikkontroll", date = "2021-05-13" };
        Assert.True((await http.PostAsJsonAsync("/medborgarlofte/v1/police-activities", record)).IsSuccessStatusCode);

        var client = nswag.Connect(http);
        var reads = client.GetType().GetMethods().Where(IsRead).ToList();
        var faults = new List<string>();
        foreach (var read in reads)
        {
            try
            {
                var answer = (Task)read.Invoke(client, [.. read.GetParameters().Select(parameter => Value(read.Name, parameter.Name!))])!;
                await answer;
                (answer.GetType().GetProperty("Result")!.GetValue(answer) as IDisposable)?.Dispose();
            }
            catch (Exception exception) when (exception.GetType().Name.StartsWith("ApiException", StringComparison.Ordinal))
            {
                faults.Add($"{read.Name}: {exception.Message}");
            }
        }

        Assert.Empty(faults);
        Assert.True(reads.Count > 30, $"{reads.Count} reads");
    }

    /// <summary>With what the host holds: no measure, campaign, import run or mapping of this source.</summary>
    private static bool IsRead(MethodInfo method)
    {
        var parameters = method.GetParameters();
        return ReadVerbs.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal))
            && typeof(Task).IsAssignableFrom(method.ReturnType)
            && parameters.LastOrDefault()?.ParameterType != typeof(CancellationToken)
            && !parameters.Any(parameter => parameter.Name is "importId" or "mapping")
            && (!parameters.Any(parameter => parameter.Name is "recordId") || method.Name.Contains("PoliceActivit", StringComparison.Ordinal));
    }

    private static string? Value(string read, string parameter) => parameter switch
    {
        "code" or "municipality_code" => "0685",
        "list" => "kinds",
        "name" => "police",
        "source" => Source,
        "recordId" => "generated-1",
        "id" => read.StartsWith("GetReceipt", StringComparison.Ordinal) ? $"{Agreement}~2" : Agreement,
        "as_of" => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        _ => null,
    };

    private string Token(string scope) => host.Token(Source, "police", scope);

    private (string Name, string Value)[] Environment() => [("API", $"{host.RestAddress}medborgarlofte/v1"), ("TOKEN", Token("police.report"))];

    private async Task AssertWithdrawnAsync(string recordId)
    {
        using var request = GuideHost.Request(HttpMethod.Get, $"/medborgarlofte/v1/police-activities/{Source}/{recordId}", Token("police.report"));
        using var answer = await host.Http.SendAsync(request);
        Assert.Contains("\"withdrawn\":true", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
