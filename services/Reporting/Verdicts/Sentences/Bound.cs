using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>The promised number in words: "minst 15", "högst fem", "exakt fyra", "två till tre".</summary>
/// <param name="Comparison">How it is compared.</param>
/// <param name="Number">The number; of a range the lower one.</param>
/// <param name="Upper">The upper number of a range.</param>
/// <param name="IsCeiling">True when more than the upper number breaks it, which is said "mellan två och tre".</param>
internal sealed record Bound(Comparison Comparison, long Number, long Upper, bool IsCeiling = true)
{
    /// <summary>Before a noun with its own article: "minst" en trafikkontroll.</summary>
    public string SwedishQualifier => Comparison switch { Comparison.AtMost => "högst", Comparison.Exactly => "exakt", _ => "minst" };

    public string Swedish(GrammaticalGender gender) => Comparison switch
    {
        Comparison.AtMost or Comparison.Exactly when Number == 0 => "noll",
        Comparison.AtMost => $"högst {Numeral.Swedish(Number, gender)}",
        Comparison.Exactly => $"exakt {Numeral.Swedish(Number, gender)}",
        Comparison.Between when !IsCeiling => $"{Numeral.Swedish(Number, gender)} till {Numeral.Swedish(Upper, gender)}",
        Comparison.Between => $"mellan {Numeral.Swedish(Number, gender)} och {Numeral.Swedish(Upper, gender)}",
        _ => $"minst {Numeral.Swedish(Number, gender)}",
    };

    public string English() => Comparison switch
    {
        Comparison.AtMost or Comparison.Exactly when Number == 0 => "zero",
        Comparison.AtMost => $"at most {Numeral.English(Number)}",
        Comparison.Exactly => $"exactly {Numeral.English(Number)}",
        Comparison.Between when !IsCeiling => $"{Numeral.English(Number)} to {Numeral.English(Upper)}",
        Comparison.Between => $"between {Numeral.English(Number)} and {Numeral.English(Upper)}",
        _ => $"at least {Numeral.English(Number)}",
    };

    /// <summary>True when one is promised, so that the promised thing can be named in the definite.</summary>
    public bool IsOne => Number == 1 && Comparison is (Comparison.AtLeast or Comparison.Exactly);

    /// <summary>True while "three of at least 15 promised" can be said: the count is a part of the promised number.</summary>
    public bool HasPart(long count) => count < Number && Comparison is (Comparison.AtLeast or Comparison.Exactly);

    /// <summary>True when more never breaks it.</summary>
    public bool IsOpenUpwards => Comparison == Comparison.AtLeast || (Comparison == Comparison.Between && !IsCeiling);

    /// <summary>True when the count is more than the promise allows.</summary>
    public bool IsExceededBy(long count) => Comparison switch
    {
        Comparison.AtMost or Comparison.Exactly => count > Number,
        Comparison.Between => IsCeiling && count > Upper,
        _ => false,
    };
}
