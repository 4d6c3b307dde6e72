using Medborgarlofte.Contracts.FollowUp.V1;
using Xunit.Abstractions;

namespace Medborgarlofte.Wordings.Tests.Cases;

/// <summary>How well the commitments of the fifty agreements are read, field by field, against what their files say of them.</summary>
public sealed class ScoreTests(ITestOutputHelper output)
{
    private readonly Field hasNumber = new("has a number", 0.97);
    private readonly Field number = new("the number", 0.97);
    private readonly Field window = new("window", 0.95);
    private readonly Field comparison = new("at least, at most or range", 0.97);
    private readonly Field kind = new("unit or kind", 0.80);
    private readonly Field countedKind = new("unit or kind, where counted", 0.80);
    private readonly Field owner = new("owner", 0.97);
    private readonly Field qualitative = new("qualitative or countable", 0.95);
    private readonly Field goal = new("kind of goal", 0.85);
    private readonly Field area = new("areas, where some are signed", 0.60);

    [Fact]
    public void Read_CommitmentsOfFiftyAgreements_ReachTheTargets()
    {
        foreach (var one in Cases.SignedCase.All)
        {
            Assert.Equal(one.Signed.Commitments.Select(commitment => commitment.Text), one.Read.Commitments.Select(commitment => commitment.Text));
            foreach (var (signed, read) in one.Signed.Commitments.Zip(one.Read.Commitments))
            {
                Compare($"{one.Name}~{signed.Id} “{signed.Text}”", signed, read);
            }
        }

        Field[] fields = [hasNumber, number, window, comparison, kind, countedKind, owner, qualitative, goal, area];
        foreach (var field in fields)
        {
            output.WriteLine(field.ToString());
        }

        Assert.Empty(fields.Where(field => field.Score < field.Target).Select(field => field.Name));
    }

    private void Compare(string where, Commitment signed, Commitment read)
    {
        Assert.Equal(signed.Text, read.Text);
        hasNumber.Compare(where, NumberOf(signed) is not null, NumberOf(read) is not null);
        owner.Compare(where, string.Join(", ", signed.Responsible.Order()), string.Join(", ", read.Responsible.Order()));
        goal.Compare(where, signed.Targets[0].GoalCase, read.Targets[0].GoalCase);
        if (signed.Targets.All(target => target.Qualitative is not null) || signed.Targets.Any(target => target.Occasions is not null))
        {
            qualitative.Compare(where, signed.Targets.Any(target => target.Occasions is not null), read.Targets.Any(target => target.Occasions is not null));
        }

        if (NumberOf(signed) is not null)
        {
            number.Compare(where, NumberOf(signed), NumberOf(read));
            window.Compare(where, PerOf(signed), PerOf(read));
            comparison.Compare(where, signed.Targets[0].Occasions?.Comparison, read.Targets[0].Occasions?.Comparison);
            CompareKinds(countedKind, where, signed, read);
        }

        CompareKinds(kind, where, signed, read);
        if (signed.Targets[0].Counting?.Areas.Count > 0)
        {
            area.Compare(where, string.Join(", ", signed.Targets[0].Counting.Areas.Order()), string.Join(", ", read.Targets[0].Counting?.Areas.Order() ?? Enumerable.Empty<string>()));
        }
    }

    /// <summary>The first kind that is read is one of those that count, or the outcome is the same.</summary>
    private static void CompareKinds(Field field, string where, Commitment signed, Commitment read)
    {
        var kinds = signed.Targets.SelectMany(target => target.Counting?.Kinds ?? []).ToHashSet();
        var outcome = signed.Targets[0].Counting?.Outcome ?? "";
        if (kinds.Count == 0 && outcome.Length == 0)
        {
            return;
        }

        var first = read.Targets[0].Counting is { } rule ? rule.Outcome.Length > 0 ? rule.Outcome : rule.Kinds.FirstOrDefault("") : "";
        var signedText = outcome.Length > 0 ? outcome : string.Join(", ", kinds);
        field.Compare(where, signedText, first == outcome || kinds.Contains(first) ? signedText : first);
    }

    private static long? NumberOf(Commitment commitment) => commitment.Targets.Select(target => target switch
    {
        { Occasions: { } goal } => goal.Number,
        { Coverage.Times: > 1 } => target.Coverage.Times,
        _ => (long?)null,
    }).FirstOrDefault(number => number is not null);

    private static Per? PerOf(Commitment commitment) => commitment.Targets.Select(target => target.Occasions?.Per ?? (target.Coverage is { Times: > 1 } set ? set.Per : null)).FirstOrDefault(per => per is not null);
}
