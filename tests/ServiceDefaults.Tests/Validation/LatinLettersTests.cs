using System.Globalization;
using System.Text;
using Medborgarlofte.Contracts.Texts;

namespace Medborgarlofte.ServiceDefaults.Tests.Validation;

/// <summary>Letters and their marks without ICU, against ICU where it is there.</summary>
public sealed class LatinLettersTests
{
    private static readonly IEnumerable<string> Letters = Enumerable.Range(0xC0, 0x250 - 0xC0).Select(letter => ((char)letter).ToString());

    [SkippableFact]
    public void Compose_EveryDecomposedLetter_IsWhatIcuComposes()
    {
        Skip.If("å".Normalize(NormalizationForm.FormD).Length == 1, "Runs without ICU.");
        Assert.All(Letters, letter => Assert.Equal(letter.Normalize(NormalizationForm.FormC), LatinLetters.Compose(letter.Normalize(NormalizationForm.FormD))));
    }

    [SkippableFact]
    public void Fold_EveryLetterWithMarks_IsTheLetterThatIcuFinds()
    {
        Skip.If("å".Normalize(NormalizationForm.FormD).Length == 1, "Runs without ICU.");
        Assert.All(Letters.Where(letter => letter.Normalize(NormalizationForm.FormD).Length > 1), letter => Assert.Equal(
            string.Concat(letter.Normalize(NormalizationForm.FormD).Where(part => CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark))
                .ToLowerInvariant().Replace("æ", "ae", StringComparison.Ordinal).Replace("ø", "o", StringComparison.Ordinal),
            LatinLetters.Fold(letter)));
    }

    [Theory]
    [InlineData("Örebro", "orebro")]
    [InlineData("O\u0308rebro", "orebro")]
    [InlineData("HÅBO", "habo")]
    [InlineData("Bjørn Łukasz", "bjorn lukasz")]
    [InlineData("Straße", "strasse")]
    [InlineData("ǻ", "a")]
    [InlineData("a\u030A\u0301", "a")]
    [InlineData("трафик", "трафик")]
    public void Fold_InAnyForm_IsPlainLowerCase(string text, string folded) => Assert.Equal(folded, LatinLetters.Fold(text));

    [Fact]
    public void FoldToName_HyphensAndSpaces_AreLeftOut() => Assert.Equal("atraktor20", LatinLetters.FoldToName("A-traktor 20"));
}
