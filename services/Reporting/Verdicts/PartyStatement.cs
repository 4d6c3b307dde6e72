using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>What a party states in words of its own work. It is told, and never counts.</summary>
/// <param name="Party">Who states it.</param>
/// <param name="Statement">UNSPECIFIED for an account that states nothing by a code.</param>
internal sealed record PartyStatement(Party Party, Statement Statement)
{
    /// <summary>False when the party itself says that nothing has been done.</summary>
    public bool HasBegun => Statement is not (Statement.NotDone or Statement.Planned);

    /// <summary>The newest of each party, by the days that it is about; of two about the same days the one that claims less.</summary>
    public static IReadOnlyList<PartyStatement> Latest(IEnumerable<Tally> beside) =>
    [
        .. from tally in beside
           where tally.Amount.Records > 0 && tally.Key.ToldStatement() is not null
           group tally.Key by tally.Key.Party into own
           orderby own.Key
           select new PartyStatement(own.Key, own.OrderBy(key => key.EndDate).ThenBy(key => key.Date).ThenBy(Claim).Last().ToldStatement()!.Value),
    ];

    // Unspecified first, so that words without a code never take the place of a statement about the same days.
    private static int Claim(TallyKey key) => key.ToldStatement() switch
    {
        Statement.Done => 1,
        Statement.Partly => 2,
        Statement.Ongoing => 3,
        Statement.Planned => 4,
        Statement.NotDone => 5,
        _ => 0,
    };
}
