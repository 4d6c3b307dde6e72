using System.Text.RegularExpressions;
using Medborgarlofte.Issuer.Tokens;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Issuer.Clients;

/// <summary>What a system's tokens are limited to.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Party">"police", "municipality" or empty.</param>
/// <param name="Scopes">Scopes of the API.</param>
/// <param name="Municipalities">Kommunkoder, or "*".</param>
internal sealed partial record ClientTerms(string Source, string Party, IReadOnlyList<string> Scopes, IReadOnlyList<string> Municipalities)
{
    /// <summary>Terms of texts with spaces or commas between. A <see cref="StartException"/> names what is wrong.</summary>
    public static ClientTerms Parse(string source, string party, string scopes, string municipalities)
    {
        var terms = new ClientTerms(source, party, Split(scopes), Split(municipalities));
        return terms.Fault() is { } fault ? throw new StartException(ExitCodes.Configuration, fault) : terms;
    }

    private string? Fault() =>
        !SourcePattern().IsMatch(Source) ? "A source has 1 to 64 of the characters A-Z a-z 0-9 . _ ~ -."
        : Source.StartsWith("arbetsplats-", StringComparison.Ordinal) ? "Sources that begin with arbetsplats- are members'."
        : Party is not ("" or "police" or "municipality") ? "A party is police or municipality."
        : Scopes.Count == 0 || Scopes.Except(TokenRegistration.ApiScopes).Any() ? $"Scopes are of {string.Join(", ", TokenRegistration.ApiScopes)}."
        : Scopes.Contains(ServiceDefaults.Access.Scopes.PoliceReport) && Party != "police" ? "Only the party police has police.report."
        : Scopes.Contains(ServiceDefaults.Access.Scopes.MunicipalReport) && Party != "municipality" ? "Only the party municipality has municipal.report."
        : Municipalities.Count == 0 || Municipalities.Any(code => code != "*" && Contracts.Codes.Municipalities.Find(code) is null)
            ? "Municipalities are kommunkoder of four digits, or *."
        : null;

    private static string[] Split(string list) =>
        list.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("^(?!\\.\\.?\\z)[A-Za-z0-9._~-]{1,64}\\z")]
    private static partial Regex SourcePattern();
}
