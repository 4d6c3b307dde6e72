using System.Text.Json.Nodes;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>A host on which every example has been played, in their order, on a day of its own.</summary>
public sealed class ApiHost : StandaloneFixture
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly AdjustableTime time = new(Start);

    /// <summary>The description.</summary>
    internal Description Description { get; private set; } = null!;

    /// <summary>What was sent and answered.</summary>
    internal ExchangePlayer Played { get; private set; } = null!;

    protected override TimeProvider Time => time;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Description = new Description(JsonNode.Parse(await Http.GetStringAsync(Description.Path))!.AsObject());
        Played = new ExchangePlayer(this);
        await Played.PlayAsync();

        // What the examples ask for "as of" lies behind, and after everything that was recorded.
        time.MoveTo(Start.AddMonths(1));
    }

    /// <summary>The token that an example names; null for none.</summary>
    internal string? TokenOf(string? name)
    {
        (string Party, string Scope)? holder = name switch
        {
            null => null,
            "police" => ("police", "police.report"),
            "municipal" => ("municipality", "municipal.report"),
            "coordinator-municipality" => ("municipality", "followup.manage"),
            "coordinator-police" => ("police", "followup.manage"),
            "archivist" => ("", "followup.redact"),
            "sealer" => ("municipality", "followup.seal"),
            _ => throw new InvalidOperationException($"Whose token is {name}?"),
        };
        return holder is var (party, scope) ? Token($"demo-{name}", party, scope, lifetime: TimeSpan.FromDays(100)) : null;
    }
}
