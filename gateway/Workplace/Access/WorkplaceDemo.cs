using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Gateway.Workplace.Access;

/// <summary>
/// Lets whoever sits at this machine choose who to be. No setting adds it: only the command that starts a demonstration registers it.
/// </summary>
/// <param name="tokenOf">An access token for a party of the demonstration's municipality, with every scope that a coordinator who signs has.</param>
public sealed class WorkplaceDemo(Func<Party, string> tokenOf)
{
    /// <summary>The demonstration's municipality: Vetlanda.</summary>
    public const string Municipality = "0685";

    /// <summary>The source of what a party's member reports.</summary>
    public static string SourceOf(Party party) => $"arbetsplats-{Municipality}-{party.ToString().ToLowerInvariant()}";

    /// <summary>An access token that services take.</summary>
    public string TokenOf(Party party) => tokenOf(party);
}
