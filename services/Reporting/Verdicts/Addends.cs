namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>
/// Numbers of persons whose sum is published beside them. A single hidden one would be what the others leave of the sum, and so would two
/// that can only be divided in one way: the next smallest are hidden until there are several ways.
/// </summary>
/// <param name="Hidden">For each number, in order.</param>
/// <param name="HidesTotal">True when hiding all of them is not enough: then the sum must be hidden too.</param>
internal sealed record Addends(IReadOnlyList<Hiding> Hidden, bool HidesTotal)
{
    /// <param name="numbers">Zero or more; zeros are told.</param>
    public static Addends Of(IReadOnlyList<long> numbers)
    {
        Hiding[] hidden = [.. numbers.Select(SmallNumbers.Of)];
        if (hidden.All(hiding => hiding == Hiding.None) || SmallNumbers.IsSmall(numbers.Sum()))
        {
            return new(hidden, HidesTotal: false);
        }

        foreach (int next in Enumerable.Range(0, numbers.Count).Where(i => numbers[i] >= SmallNumbers.Limit).OrderBy(i => numbers[i]))
        {
            if (HasSeveralWays(numbers, hidden))
            {
                break;
            }

            hidden[next] = Hiding.Secondary;
        }

        return new(hidden, HidesTotal: !HasSeveralWays(numbers, hidden));
    }

    /// <summary>True when what the hidden ones add up to can be divided among them otherwise: small ones are 1-4, the others five or more.</summary>
    private static bool HasSeveralWays(IReadOnlyList<long> numbers, Hiding[] hidden)
    {
        int small = hidden.Count(hiding => hiding == Hiding.FewerThanFive);
        int large = hidden.Count(hiding => hiding == Hiding.Secondary);
        long sum = numbers.Where((_, i) => hidden[i] != Hiding.None).Sum();
        long least = small + (large * SmallNumbers.Limit);
        return large > 0 ? sum > least : small > 1 && sum > least && sum < small * (SmallNumbers.Limit - 1);
    }
}
