using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>Whether an agreement runs on a day.</summary>
internal enum Phase
{
    /// <summary>It runs, or has no stated period.</summary>
    Running,

    /// <summary>It has not begun.</summary>
    Coming,

    /// <summary>Its last day has gone.</summary>
    Ended,
}

/// <summary>What a reader asks of an agreement first: what fell, what is behind, what is missing and of whom.</summary>
/// <param name="States">Its commitments by outcome, in the order that they are shown in.</param>
/// <param name="Fell">Not fulfilled, or can no longer be.</param>
/// <param name="Behind">Can still be kept, and are behind.</param>
/// <param name="Missing">What is not reported, and how many commitments wait for it; the most first.</param>
internal sealed record Standing(
    IReadOnlyList<(Outcome Outcome, int Count)> States, IReadOnlyList<CommitmentFollowUp> Fell, IReadOnlyList<CommitmentFollowUp> Behind,
    IReadOnlyList<(string Text, int Count)> Missing)
{
    public static Standing Of(AgreementFollowUp agreement, Language language)
    {
        var commitments = agreement.Promises.SelectMany(promise => promise.Commitments).ToList();
        return new Standing(
            [.. from commitment in commitments group commitment by commitment.Outcome into same orderby same.Key select (same.Key, same.Count())],
            [.. commitments.Where(HasFallen)],
            [.. commitments.Where(commitment => commitment.Pace == Pace.Behind && !HasFallen(commitment))],
            [
                .. from commitment in commitments
                   let text = language.Missing(commitment)

                   // What is kept already needs no more.
                   where text.Length > 0 && commitment.Outcome != Outcome.Fulfilled
                   group text by text into same
                   orderby same.Count() descending
                   select (same.Key, same.Count()),
            ]);
    }

    public static Phase PhaseOf(Period? period, DateOnly day) => period is null ? Phase.Running
        : day < Language.Parse(period.StartDate) ? Phase.Coming
        : day > Language.Parse(period.EndDate) ? Phase.Ended
        : Phase.Running;

    private static bool HasFallen(CommitmentFollowUp commitment) => commitment.Outcome == Outcome.NotFulfilled || commitment.Pace == Pace.OutOfReach;
}
