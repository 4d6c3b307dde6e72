using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.Figures;

/// <summary>A commitment that a revision changed, as it was first promised and as it is now.</summary>
/// <param name="Before">The first words.</param>
/// <param name="After">The words now; empty for one that has ended.</param>
/// <param name="GoalBefore">"minst 60"; empty where the goal is as it was.</param>
/// <param name="GoalAfter">"minst 50".</param>
internal sealed record RevisedWords(string Before, string After, string GoalBefore, string GoalAfter);

/// <summary>What a revision changed.</summary>
internal static class Revisions
{
    /// <summary>
    /// The commitments whose words or goals it changed, and those that it ended. The wording that was signed first stands beside the one in force: what
    /// lay between two revisions of the same commitment is in neither.
    /// </summary>
    public static IEnumerable<RevisedWords> ChangedBy(this AgreementFollowUp agreement, RevisionFollowUp revision, Language language) =>
        agreement.Promises.SelectMany(promise => promise.Commitments)
            .Where(commitment => revision.Commitments.Contains(commitment.Id))
            .Select(commitment => commitment switch
            {
                { EndedFrom.Length: > 0 } => commitment.EndedFrom == revision.EffectiveFrom ? new RevisedWords(commitment.Text, "", "", "") : null,
                { FirstWording: { } first } => Changed(commitment, first, language),
                _ => null,
            })
            .OfType<RevisedWords>()
            .Distinct();

    private static RevisedWords? Changed(CommitmentFollowUp commitment, FirstWording first, Language language)
    {
        var (before, after) = (Goal(first.Targets, language), Goal(commitment.Targets, language));
        return before == after
            ? first.Text == commitment.Text ? null : new RevisedWords(first.Text, commitment.Text, "", "")
            : new RevisedWords(first.Text, commitment.Text, before, after);
    }

    private static string Goal(IEnumerable<TargetFollowUp> targets, Language language) =>
        language.And([.. targets.Where(target => target.HasRequired).Select(target =>
        {
            var bare = target.Clone();
            bare.Details.Clear();
            return language.Required(bare);
        })]);
}
