using System.Net.Http.Headers;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Standalone;

/// <summary>The command "redact": asks the process that runs on the data folder, with a token that the folder's key signs.</summary>
internal static class Redaction
{
    private const string Source = "operator";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Prints the answer; 0 when the texts are gone, 1 when they were refused, 2 when it could not be asked.</summary>
    public static async Task<int> RunAsync(Command command)
    {
        if (!long.TryParse(command["--version"] ?? "0", System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version))
        {
            await Console.Error.WriteLineAsync("--version must be a whole number.");
            return 2;
        }

        using var key = StandaloneHost.OwnKey(command);
        var token = key.Issue(new TokenClaims(Source, "", [Scopes.FollowUpRedact], ["*"]), Lifetime);
        using var http = new HttpClient { BaseAddress = new Uri(StandaloneHost.FirstUrl(command)) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await http.PostAsJsonAsync("/medborgarlofte/v1/redactions", new
            {
                recordType = command["--record-type"] ?? "",
                source = command["--source"] ?? "",
                recordId = command["--record-id"] ?? "",
                field = command["--field"] ?? "",
                version,
                reason = command["--reason"] ?? "unspecified",
            });
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (HttpRequestException e)
        {
            await Console.Error.WriteLineAsync($"{http.BaseAddress} does not answer ({e.Message}); start the program first, or name its address with --urls.");
            return 2;
        }
    }
}
