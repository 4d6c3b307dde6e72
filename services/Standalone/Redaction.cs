using System.Net.Http.Headers;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Standalone;

/// <summary>The command "redact": asks the process that runs on the data folder, with a token that the folder's key signs.</summary>
internal static class Redaction
{
    private const string Source = "operator";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>Prints the answer; the exit code says whether the texts are gone, were refused, or nobody could be asked.</summary>
    public static async Task<int> RunAsync(Command command)
    {
        if (!long.TryParse(command["--version"] ?? "0", System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version))
        {
            await Console.Error.WriteLineAsync("--version must be a whole number.");
            return ExitCodes.Configuration;
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
            return answer.IsSuccessStatusCode ? ExitCodes.Ok : ExitCodes.Failed;
        }
        catch (HttpRequestException e)
        {
            await Console.Error.WriteLineAsync($"{http.BaseAddress} does not answer ({e.Message}); start the program first, or name its address with --urls.");
            return ExitCodes.NotDone;
        }
    }
}
