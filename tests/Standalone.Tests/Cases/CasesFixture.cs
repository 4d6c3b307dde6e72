using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>
/// One host on which all fifty cases are played, each on the day it is judged, in the order of those days. The answers stay in the data
/// folder, or where MEDBORGARLOFTE_TEST_CASES says.
/// </summary>
public sealed class CasesFixture : StandaloneFixture
{
    private const string Api = "/medborgarlofte/v1";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly Dictionary<string, Task<PlayedCase>> played = [];
    private readonly AdjustableTime time = new(CaseFile.All.Values.First().AsOf.AddDays(-1));

    /// <inheritdoc />
    protected override TimeProvider Time => time;

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        foreach (var file in CaseFile.All.Values)
        {
            time.MoveTo(file.AsOf);
            // Kept as a task: a case that cannot be played fails its own tests and no others.
            played[file.Name] = PlayAsync(file);
            await Task.WhenAny(played[file.Name]);
        }
    }

    /// <summary>A case that has been played.</summary>
    public Task<PlayedCase> PlayedAsync(string name) => played[name];

    private async Task<PlayedCase> PlayAsync(CaseFile file)
    {
        var push = new CasePush(this, file);
        await push.SituationPictureAsync();
        await PostAsync(file, "municipality", "agreements", file.Agreement);
        foreach (var (party, signature) in file.Signatures())
        {
            await PostAsync(file, party, $"agreements/{file.AgreementId}/signatures", signature);
        }

        await push.ReportsAsync();
        await AppliedAsync();
        return await ReadAsync(file);
    }

    private async Task PostAsync(CaseFile file, string party, string path, JsonElement body)
    {
        var token = Token("case-coordinator", party, Scopes.FollowUpManage, file.MunicipalityCode);
        using var answer = await Http.SendAsync(Request(HttpMethod.Post, $"{Api}/{path}", token, JsonContent.Create(body)));
        Assert.True(answer.IsSuccessStatusCode, $"{file.Name}: {await answer.Content.ReadAsStringAsync()}");
    }

    private async Task<PlayedCase> ReadAsync(CaseFile file)
    {
        var root = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_CASES") ?? Path.Combine(Data, "cases");
        var folder = Directory.CreateDirectory(Path.Combine(root, file.Name)).FullName;
        var receipts = new Dictionary<string, JsonElement>();
        foreach (var id in file.Expected.Keys)
        {
            var address = $"{file.AgreementId}~{id}";
            receipts[id] = await GetReceiptAsync(address, Path.Combine(folder, $"{address}.json"));
            await File.WriteAllBytesAsync(
                Path.Combine(folder, $"{address}.csv"), await Http.GetByteArrayAsync($"{Api}/commitments/{address}/receipt.csv"));
        }

        return new PlayedCase(
            file,
            await GetAsync($"agreements/{file.AgreementId}", Path.Combine(folder, "agreement.json")),
            await GetAsync($"agreements/{file.AgreementId}/follow-up", Path.Combine(folder, "follow-up.json")),
            receipts,
            folder);
    }

    /// <summary>The first page of a receipt with the rows of every page.</summary>
    private async Task<JsonElement> GetReceiptAsync(string address, string keptAs)
    {
        JsonObject? whole = null;
        for (var path = $"{Api}/commitments/{address}/receipt?limit=200"; path is not null;)
        {
            var page = (await Http.GetFromJsonAsync<JsonObject>(path))!;
            whole ??= page;
            if (whole != page)
            {
                page["rows"]!.AsArray().ToList().ForEach(row => whole["rows"]!.AsArray().Add(row!.DeepClone()));
            }

            path = page["nextPage"]?.GetValue<string>() is { Length: > 0 } next ? next : null;
        }

        await File.WriteAllTextAsync(keptAs, whole!.ToJsonString(Indented));
        return JsonSerializer.SerializeToElement(whole);
    }

    private async Task<JsonElement> GetAsync(string path, string keptAs)
    {
        var answer = await Http.GetFromJsonAsync<JsonElement>($"{Api}/{path}");
        await File.WriteAllTextAsync(keptAs, JsonSerializer.Serialize(answer, Indented));
        return answer;
    }
}

/// <summary>The tests that look at the played cases; one host serves them all.</summary>
[CollectionDefinition(Name)]
public sealed class CasesCollection : ICollectionFixture<CasesFixture>
{
    /// <summary>Name of the collection.</summary>
    public const string Name = "cases";
}
