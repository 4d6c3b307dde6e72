using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>A column of the access matrix: with which token an endpoint is called.</summary>
internal sealed record Cell(string Name, Func<StandaloneFixture, Home, string?> Token)
{
    private const string ElsewhereCode = "1280";

    /// <summary>No token; each scope; then the right scope for another municipality, party and source; and one that has expired.</summary>
    public static IReadOnlyList<Cell> All { get; } =
    [
        new("no token", (_, _) => null),
        .. new[]
            {
                Scopes.PoliceReport, Scopes.MunicipalReport, Scopes.FollowUpManage, Scopes.FollowUpSeal, Scopes.FollowUpRedact, Scopes.RecordsRead,
                Scopes.ReportsInternal, "nothing",
            }
            .Select(scope => new Cell(scope, (host, home) => host.Token(Samples.Source, home.Party, scope))),
        new("other municipality", (host, home) => host.Token(Samples.Source, home.Party, home.Scope, ElsewhereCode)),
        new("records.read elsewhere", (host, home) => host.Token(Samples.Source, home.Party, Scopes.RecordsRead, ElsewhereCode)),
        new("other party", (host, home) => host.Token(Samples.Source, home.Party == "police" ? "municipality" : "police", home.Scope)),
        new("other source", (host, home) => host.Token("other", home.Party, home.Scope)),
        new("expired", (host, home) => host.Token(Samples.Source, home.Party, home.Scope, lifetime: TimeSpan.FromHours(-1))),
    ];
}

/// <summary>Whom an endpoint is for.</summary>
/// <param name="Party">Party of its tokens.</param>
/// <param name="Scope">Scope of its tokens.</param>
internal sealed record Home(string Party, string Scope)
{
    /// <summary>By the name of the endpoint.</summary>
    public static Home Of(string name) => name switch
    {
        _ when name.Contains("edact", StringComparison.Ordinal) => new("municipality", Scopes.FollowUpRedact),
        _ when name.Contains("ournal", StringComparison.Ordinal) => new("municipality", Scopes.ReportsInternal),
        _ when name.Contains("olice", StringComparison.Ordinal) || name.Contains("/manifests", StringComparison.Ordinal) => new("police", Scopes.PoliceReport),
        _ when name.Contains("easure", StringComparison.Ordinal) || name.Contains("ampaign", StringComparison.Ordinal)
            || name.Contains("unicipalManifest", StringComparison.Ordinal) => new("municipality", Scopes.MunicipalReport),
        _ when name.Contains("eals", StringComparison.Ordinal) => new("municipality", Scopes.FollowUpSeal),
        _ => new("municipality", Scopes.FollowUpManage),
    };
}
