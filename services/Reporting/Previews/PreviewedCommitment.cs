using System.Globalization;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Previews;

/// <summary>A commitment with the sums that it would have after the records that have been previewed.</summary>
internal sealed class PreviewedCommitment(CountedWording wording, Snapshot snapshot)
{
    private const string Unknown = "–";

    private readonly Dictionary<(string TargetId, TallyKey Key), TallyAmount> sums =
        snapshot.Tallies[wording.Address].ToDictionary(tally => (tally.TargetId, tally.Key), tally => tally.Amount);

    private Verdict verdict = snapshot.Judge(wording);

    /// <summary>Agreement and commitment, by which effects are ordered.</summary>
    public string Address => FollowUpMapping.Address(wording);

    /// <summary>Moves the sums, and says what that changes.</summary>
    public CommitmentEffect Apply(IEnumerable<KeyValuePair<TallyAddress, TallyAmount>> changes)
    {
        foreach (var (address, amount) in changes)
        {
            var key = (address.TargetId, address.Key);
            var sum = sums.GetValueOrDefault(key) + amount;
            sums[key] = sum;
            if (sum == default)
            {
                sums.Remove(key);
            }
        }

        var before = verdict;
        verdict = snapshot.Judge(wording, [.. sums.Select(item => new Tally(item.Key.TargetId, item.Key.Key, item.Value))]);
        return Effect(before, verdict);
    }

    private CommitmentEffect Effect(Verdict before, Verdict after)
    {
        var effect = new CommitmentEffect
        {
            CommitmentId = Address,
            Text = wording.Commitment.Text,
            OutcomeBefore = before.Outcome,
            OutcomeAfter = after.Outcome,
            SentenceBefore = FollowUpMapping.ToWire(VerdictSentence.For(before, wording.Agreement)),
            SentenceAfter = FollowUpMapping.ToWire(VerdictSentence.For(after, wording.Agreement)),
        };
        effect.Targets.AddRange(before.Targets.Zip(after.Targets, ToWire));
        effect.Change = new LocalizedText
        {
            Sv = string.Join("; ", before.Targets.Zip(after.Targets, (b, a) => Change(b, a, "av", ','))),
            En = string.Join("; ", before.Targets.Zip(after.Targets, (b, a) => Change(b, a, "of", '.'))),
        };
        return effect;
    }

    private static TargetEffect ToWire(TargetVerdict before, TargetVerdict after)
    {
        var effect = new TargetEffect { TargetId = after.Target.Id };
        if (before.Count is { } counted)
        {
            effect.Before = (double)counted;
        }

        if (after.Count is { } counts)
        {
            effect.After = (double)counts;
        }

        if (after.Required is { } required)
        {
            effect.Required = (double)required;
        }

        return effect;
    }

    private static string Change(TargetVerdict before, TargetVerdict after, string of, char decimalSign) => after.Required is { } required
        ? $"{Number(before.Count, decimalSign)} → {Number(after.Count, decimalSign)} {of} {Number(required, decimalSign)}"
        : $"{Number(before.Count, decimalSign)} → {Number(after.Count, decimalSign)}";

    private static string Number(decimal? number, char decimalSign) =>
        number?.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', decimalSign) ?? Unknown;
}
