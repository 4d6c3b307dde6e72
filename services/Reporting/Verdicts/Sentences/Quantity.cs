using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>A counted number as it may be said in public.</summary>
/// <param name="Number">Zero or more.</param>
/// <param name="Precision">How exact the sources say that it is.</param>
/// <param name="Persons">True when each unit is, or concerns, one person.</param>
/// <param name="Withheld">True when it is not said, as it would tell a smaller one.</param>
internal readonly record struct Quantity(long Number, Precision Precision = Precision.Exact, bool Persons = false, bool Withheld = false)
{
    /// <summary>Counts of persons from 1 to 4 are never said: they could point at somebody.</summary>
    public bool Hidden => Withheld || IsFew;

    private bool IsFew => Persons && SmallNumbers.IsSmall(Number);

    /// <summary>True for a bare "one", which takes the singular.</summary>
    public bool IsOne => Number == 1 && !Hidden;

    public string Swedish(GrammaticalGender gender = GrammaticalGender.Common) =>
        IsFew ? "färre än fem" : Withheld ? "minst fem" : Words.Join(Qualifier("minst", "omkring"), Numeral.Swedish(Number, gender));

    public string English() => IsFew ? "fewer than five" : Withheld ? "at least five" : Words.Join(Qualifier("at least", "about"), Numeral.English(Number));

    // "Omkring en" says nothing, so zero and one stand bare.
    private string Qualifier(string lowerBound, string approximate) => (Number > 1, Precision) switch
    {
        (true, Precision.AtLeast) => lowerBound,
        (true, Precision.Approximate) => approximate,
        _ => "",
    };
}
