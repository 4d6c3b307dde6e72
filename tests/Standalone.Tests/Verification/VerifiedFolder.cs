using System.Net.Http.Json;
using System.Text;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Standalone.Tests.Feeds;
using Medborgarlofte.Standalone.Tests.Push;
using Medborgarlofte.Testing;
using Microsoft.Data.Sqlite;

namespace Medborgarlofte.Standalone.Tests.Verification;

/// <summary>
/// A data folder with a bit of everything, left by a process that has stopped, and the checkpoints that somebody kept of it. Each test
/// changes a copy of its own.
/// </summary>
public sealed class VerifiedFolder : IAsyncLifetime
{
    public const int Activities = 40;

    private readonly string data = Directory.CreateTempSubdirectory("medborgarlofte-verified-").FullName;

    /// <summary>The checkpoint of each journal when half of the activities were there, by the journal's name.</summary>
    public Dictionary<string, string> Kept { get; } = [];

    public async Task InitializeAsync()
    {
        var host = new Host(data);
        await host.InitializeAsync();
        await host.SignVetlandaAsync();
        var police = host.Token("verified-police", "police", Scopes.PoliceReport);
        var municipal = host.Token("verified-municipal", "municipality", Scopes.MunicipalReport);
        var coordinator = host.Token("verified-coordinator", "municipality", Scopes.FollowUpManage);
        await PostAsync(host, "/measures", municipal, """
            {"recordId":"m-1","municipalityCode":"0685","kind":"trafikframjande-atgard","title":"Belysning vid stationen","steps":[{"step":"carriedOut","date":"2020-04-01"}]}
            """);
        await PostAsync(host, "/agreements/vetlanda-2020-2021/narratives", coordinator, """
            {"recordId":"n-1","commitmentId":"1","party":"municipality","period":{"startDate":"2020-01-01","endDate":"2020-06-30"},"text":"Vi har träffat skolorna."}
            """);
        await PushAsync(host, police, 0, Activities / 2);
        await using (var receiver = await WebhookReceiver.StartAsync(refused: 0))
        {
            await PostAsync(host, "/webhooks", coordinator, $$"""{"url":"{{receiver.Url}}","municipalityCode":"0685"}""");
            foreach (var journal in (string[])["police", "municipal", "followup"])
            {
                Kept.Add(journal, await host.Http.GetStringAsync($"/medborgarlofte/v1/journals/{journal}/checkpoint"));
            }

            await PushAsync(host, police, Activities / 2, Activities);
            await PushAsync(host, police, 3, 5, "\"focuses\":[\"nykterhet\"],");
            await Eventually.Get(
                async () => (await host.Http.GetFromJsonAsync<System.Text.Json.JsonElement>("/medborgarlofte/v1/corrections")).GetProperty("corrections").GetArrayLength(),
                count => count >= 2);
        }

        await host.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(data, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A copy to change.</summary>
    public ChangedFolder Copy() => ChangedFolder.CopyOf(data);

    private static async Task PushAsync(StandaloneFixture host, string token, int from, int to, string more = "") => await host.PushAsync(
        "/police-activities?reason=Mer%20exakt", token, Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(from, to - from).Select(number =>
            $$"""{"recordId":"v-{{number}}","municipalityCode":"0685","kind":"trafikkontroll",{{more}}"date":"2020-05-{{(number % 28) + 1:00}}"}"""))), "application/x-ndjson");

    private static async Task PostAsync(StandaloneFixture host, string path, string token, string body)
    {
        var answer = await host.Http.SendAsync(StandaloneFixture.Request(
            HttpMethod.Post, $"/medborgarlofte/v1{path}", token, new StringContent(body, Encoding.UTF8, "application/json")));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed class Host(string data) : StandaloneFixture(data, ownsData: false)
    {
        protected override IReadOnlyDictionary<string, string?> Configuration =>
            new Dictionary<string, string?> { ["Webhooks:AllowPrivateAddresses"] = "true", ["Webhooks:Interval"] = "01:00:00" };
    }
}

/// <summary>A data folder to change behind the program's back, and to verify.</summary>
public sealed class ChangedFolder(string data) : IDisposable
{
    public string Data => data;

    /// <summary>A copy of a folder that no process uses.</summary>
    public static ChangedFolder CopyOf(string data)
    {
        var copy = Directory.CreateTempSubdirectory("medborgarlofte-changed-").FullName;
        foreach (var file in Directory.GetFiles(data))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return new ChangedFolder(copy);
    }

    /// <summary>Runs SQL on a service's database.</summary>
    public void Execute(string service, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, $"{service}.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The command "verify": its exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> VerifyAsync(params string[] options)
    {
        using var output = new StringWriter();
        var exitCode = await Standalone.Verification.RunAsync(Command.Parse(["verify", "--data", data, .. options]), output);
        return (exitCode, output.ToString());
    }

    /// <summary>A file in the folder with a text.</summary>
    public string Write(string text)
    {
        var file = Path.Combine(data, $"kept-{Guid.NewGuid():n}");
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Name, size and content of every file.</summary>
    public IReadOnlyList<string> Files() => [.. Directory.GetFiles(data).Order(StringComparer.Ordinal).Select(file =>
        $"{Path.GetFileName(file)} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];

    public void Dispose() => Directory.Delete(data, recursive: true);
}
