using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.State;

/// <summary>A sum of counted records; see <see cref="Tally"/>.</summary>
internal sealed class StoredTally
{
    public required string AgreementId { get; init; }
    public required string CommitmentId { get; init; }

    /// <summary>The revision whose wording it was counted by; 0 for the first wording.</summary>
    public required int Revision { get; init; }
    public required string TargetId { get; init; }
    public required DateOnly Date { get; init; }
    public required DateOnly EndDate { get; init; }
    public required Party Party { get; init; }
    public required string Area { get; init; }
    public required string Item { get; init; }
    public long Amount { get; set; }
    public long Whole { get; set; }
    public long Records { get; set; }
    public long Approximate { get; set; }
    public long LowerBounds { get; set; }
    public long Examples { get; set; }
    public long Included { get; set; }
    public long IncludedRecords { get; set; }

    public TallyAddress Address => new(
        new WordingAddress(AgreementId, CommitmentId, Revision), TargetId, new TallyKey(Date, EndDate, Party, Area, Item));

    public TallyAmount Sums
    {
        get => new(Amount, Whole, Records, Approximate, LowerBounds, Examples, Included, IncludedRecords);
        set => (Amount, Whole, Records, Approximate, LowerBounds, Examples, Included, IncludedRecords) = (value.Amount, value.Whole,
            value.Records, value.Approximate, value.LowerBounds, value.Examples, value.Included, value.IncludedRecords);
    }

    public Tally ToTally() => new(TargetId, new TallyKey(Date, EndDate, Party, Area, Item), Sums);
}

/// <summary>One wording of one commitment: revision 0 is the first.</summary>
internal readonly record struct WordingAddress(string AgreementId, string CommitmentId, int Revision)
{
    /// <summary>True for what is counted beside the commitments: no id of one begins with this sign.</summary>
    public bool IsBeside() => CommitmentId.StartsWith('#');
}

/// <summary>Where a tally stands.</summary>
internal readonly record struct TallyAddress(WordingAddress Wording, string TargetId, TallyKey Key);
