namespace Medborgarlofte.Standalone.Tests.Cases;

/// <summary>Each commitment of each case gets the verdict that was written by hand.</summary>
[Collection(CasesCollection.Name)]
public sealed class CaseTests(CasesFixture cases)
{
    public static TheoryData<string> Names => [.. CaseFile.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task FollowUp_OnTheDayJudged_IsWhatAnHonestReaderSays(string name)
    {
        var played = await cases.PlayedAsync(name);
        Assert.Equal(
            played.File.Commitments.Select(commitment => commitment.GetProperty("id").GetString()).Order(StringComparer.Ordinal),
            played.Verdicts.Keys.Order(StringComparer.Ordinal));
        var differences = played.File.Expected
            .Select(expected => (expected, found: Differences.Of(expected.Value, played.Verdicts[expected.Key])))
            .Where(pair => pair.found.Count > 0)
            .Select(pair => Differences.Describe(name, pair.expected.Value, played.Verdicts[pair.expected.Key], pair.found))
            .ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine + Environment.NewLine, differences));
    }
}
