using System.Runtime.CompilerServices;
using System.Text;
using FsCheck.Xunit;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Tests.Sentences;

public class SentenceTests
{
    private static IEnumerable<SentenceCase> Sentences =>
        [.. OccasionsCases.All, .. CountedNounCases.All, .. CadenceCases.All, .. CoverageCases.All, .. OtherGoalCases.All];

    [Fact]
    public void For_EveryCase_MatchesTheReviewedSnapshot()
    {
        SentenceCase[] cases = [.. Sentences, .. ShortTextCases.All];
        string[] actual = [.. cases.SelectMany(c => new[] { $"# {c.Name}", c.Text.Sv, c.Text.En, "" })];
        string path = SnapshotPath();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, string.Join('\n', actual), new UTF8Encoding(false));
        }

        string[] expected = File.ReadAllText(path).Split('\n');
        Assert.Equal(cases.Length, cases.Select(c => c.Name).Distinct().Count());
        Assert.All(expected.Zip(actual), lines => Assert.Equal(lines.First, lines.Second));
        Assert.Equal(expected.Length, actual.Length);
    }

    [Fact]
    public void For_EveryCase_IsWellFormedAndThereAreEnoughOfThem()
    {
        Assert.True(Sentences.Count() >= 120);
        Assert.All(Sentences, sentence => AssertWellFormed(sentence.Text));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void For_EveryKindCountAndOutcome_IsWellFormed(string kind)
    {
        foreach (Comparison comparison in new[] { Comparison.AtLeast, Comparison.AtMost, Comparison.Exactly, Comparison.Between })
        {
            foreach (Outcome outcome in Enum.GetValues<Outcome>())
            {
                for (int count = -1; count <= 20; count++)
                {
                    TargetTerms terms = Sample.Occasions(count % 3 == 0 ? 1 : 10, kind, comparison, upper: 12);
                    TargetVerdict target = Sample.Target(terms, outcome, count < 0 ? null : count);
                    AssertWellFormed(VerdictSentence.For(Sample.Police(target), Sample.Vetlanda));
                }
            }
        }
    }

    [Property(MaxTest = 500)]
    public void For_AnyCadence_IsWellFormed(
        byte met, byte missed, byte open, byte notReported, byte number, byte count, bool silent, Outcome outcome, Per per, DateTime day)
    {
        Per known = Enum.IsDefined(per) ? per : Per.Week;
        TargetTerms terms = Sample.Occasions(number, "samverkansmote", per: known);
        TargetVerdict target = Sample.Target(terms, outcome, silent ? null : count) with { Windows = new(met, missed, open, notReported, 1) };
        AssertWellFormed(VerdictSentence.For(Sample.Joint(target, DateOnly.FromDateTime(day)), Sample.Vetlanda));
    }

    [Theory]
    [InlineData(0, "noll", "zero")]
    [InlineData(1, "en", "one")]
    [InlineData(12, "tolv", "twelve")]
    [InlineData(13, "13", "13")]
    [InlineData(9999, "9999", "9999")]
    [InlineData(10000, "10\u202f000", "10\u202f000")]
    [InlineData(1234567, "1\u202f234\u202f567", "1\u202f234\u202f567")]
    public void Numeral_Number_IsWordsToTwelveAndGroupedFromTenThousand(long number, string swedish, string english)
    {
        Assert.Equal(swedish, Numeral.Swedish(number));
        Assert.Equal(english, Numeral.English(number));
    }

    public static TheoryData<string> Kinds => [.. ActivityKinds.All.Select(kind => kind.Code)];

    private static void AssertWellFormed(BothLanguages text)
    {
        AssertWellFormed(text.Sv);
        AssertWellFormed(text.En);
    }

    private static void AssertWellFormed(string text)
    {
        Assert.NotEmpty(text);
        Assert.False(char.IsLower(text[0]), text);
        Assert.EndsWith(".", text, StringComparison.Ordinal);
        Assert.All(text.Split(". "), sentence => Assert.False(char.IsLower(sentence[0]), text));
        foreach (string wrong in new[] { "  ", " .", " ,", "..", "{", "}", "null", " :", ",,", " ;" })
        {
            Assert.DoesNotContain(wrong, text, StringComparison.Ordinal);
        }
    }

    private static string SnapshotPath([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "sentences.snapshot.txt");
}
