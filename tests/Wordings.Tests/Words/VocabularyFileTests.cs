using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.FollowUp.Wordings;

namespace Medborgarlofte.Wordings.Tests.Words;

/// <summary>The words that people write stand for codes that there are.</summary>
public sealed class VocabularyFileTests
{
    [Fact]
    public void Codes_OfEveryWord_AreInTheirList() => Assert.Empty(
        from entry in VocabularyFile.Read()
        from code in entry.Codes
        where !IsIn(entry.Sort, code)
        select $"{entry.Sort} {code}");

    [Fact]
    public void Patterns_OfEveryWord_AreInSmallLetters() => Assert.Empty(
        VocabularyFile.Read().SelectMany(entry => entry.Pattern.Concat(entry.Context)).Where(word => word.Text.Any(char.IsUpper)).Select(word => word.Text));

    private static bool IsIn(TermSort sort, string code) => sort switch
    {
        TermSort.Kind or TermSort.Weak => ActivityKinds.Find(code) is not null,
        TermSort.Focus => Focuses.Find(code) is not null,
        TermSort.Audience => Audiences.Find(code) is not null,
        TermSort.Outcome => OutcomeKinds.Find(code) is not null,
        TermSort.Occasion => RiskOccasions.Find(code) is not null,
        _ => CountUnits.Find(code) is not null,
    };
}
