using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>What a target counts, with everything that narrows it down.</summary>
/// <param name="Nouns">The things of which any counts.</param>
/// <param name="Deed">What is done with them.</param>
/// <param name="ModifierOfOne">After a singular noun.</param>
/// <param name="ModifierOfMany">After a plural noun.</param>
internal sealed record CountedNoun(NounList Nouns, Deed Deed, BothLanguages ModifierOfOne, BothLanguages ModifierOfMany)
{
    private const int MostKinds = 4;

    /// <summary>Units that only say "how many of the kind": the kind's own noun is the better word.</summary>
    private static readonly HashSet<string> PlainUnits = new(StringComparer.Ordinal)
    {
        "", "tillfalle", "traff", "mote", "insats", "atgard", "aktivitet", "kontroll", "kontakt", "besok", "pass", "dokument", "evenemang",
    };

    public GrammaticalGender Gender => Nouns.Gender;

    public static CountedNoun For(CountingTerms counting, AgreementRecorded agreement)
    {
        counting = counting.InCommon();
        NounList nouns = NounsFor(counting, agreement);
        string formOfOne = nouns.Gender == GrammaticalGender.Neuter ? "riktat" : "riktad";
        return new(nouns, Deed.For(nouns, counting),
            Modifiers.For(counting, agreement, formOfOne), Modifiers.For(counting, agreement, "riktade"));
    }

    /// <summary>
    /// For sentences that say who did it. A unit that is where something is done stands after it: "hållit kvartersmöten i tolv
    /// stadsdelar", and not "hållit tolv stadsdelar med kvartersmöten".
    /// </summary>
    public static CountedNoun Acting(CountingTerms counting, AgreementRecorded agreement)
    {
        counting = counting.InCommon();
        CountedNoun usual = For(counting, agreement);
        if (Places.Of(counting.Unit) is not { } place || CountUnits.Find(counting.Unit) is not { } unit || counting.Outcome.Length > 0
            || counting.MeasureStep != MeasureStep.Unspecified)
        {
            return usual;
        }

        NounForms[] kinds = [.. counting.Kinds.Select(code => NounForms.ForKind(code, agreement)).OfType<NounForms>()];
        if (kinds.Length is 0 or > MostKinds)
        {
            return usual;
        }

        NounList done = new(kinds);
        NounList where = new([NounForms.ForUnit(unit) with
        {
            Supine = $"{done.Supine} {done.SwedishPlural} {place.Sv}", Participle = $"{done.Participle} {done.EnglishPlural} {place.En}",
        }]);
        return usual with { Nouns = where, Deed = Deed.For(where, counting) };
    }

    /// <summary>"Trafikkontroller i maj 2022".</summary>
    public CountedNoun In(BothLanguages time) => this with
    {
        ModifierOfOne = new(Words.Join(ModifierOfOne.Sv, time.Sv), Words.Join(ModifierOfOne.En, time.En)),
        ModifierOfMany = new(Words.Join(ModifierOfMany.Sv, time.Sv), Words.Join(ModifierOfMany.En, time.En)),
    };

    /// <summary>"Gemensamma krogtillsyner", where the sentence does not say otherwise that only those count.</summary>
    public CountedNoun AsJoint() => this with { Nouns = new([.. Nouns.Nouns.Select(noun => noun.AsJoint())]) };

    /// <summary>"15 trafikkontroller med inriktning på nykterhet", "en trafikkontroll", "inga trafikkontroller".</summary>
    public BothLanguages Amount(Quantity quantity)
    {
        if (quantity.IsOne)
        {
            return new(Words.Join(Nouns.SwedishOne, ModifierOfOne.Sv), Words.Join("one", Nouns.EnglishSingular, ModifierOfOne.En));
        }

        bool none = quantity.Number == 0;
        return new(
            Words.Join(none ? "inga" : quantity.Swedish(), Nouns.SwedishPlural, ModifierOfMany.Sv),
            Words.Join(none ? "no" : quantity.English(), Nouns.EnglishPlural, ModifierOfMany.En));
    }

    /// <summary>"minst 15 trafikkontroller per vecka", "exakt en föreläsning".</summary>
    /// <param name="bound">The promised number.</param>
    /// <param name="per">"per vecka", before what narrows the noun down; empty for the whole period.</param>
    public BothLanguages Promised(Bound bound, BothLanguages per)
    {
        return bound.Number == 1 && bound.Upper <= 1
            ? new(Words.Join(bound.SwedishQualifier, Nouns.SwedishOne, per.Sv, ModifierOfOne.Sv),
                Words.Join(bound.English(), Nouns.EnglishSingular, per.En, ModifierOfOne.En))
            : new(Words.Join(bound.Swedish(Gender), Nouns.SwedishPlural, per.Sv, ModifierOfMany.Sv),
                Words.Join(bound.English(), Nouns.EnglishPlural, per.En, ModifierOfMany.En));
    }

    private static NounList NounsFor(CountingTerms counting, AgreementRecorded agreement)
    {
        if (OwnNames.Result(counting.Outcome, agreement) is { } result)
        {
            return new([NounForms.ForResult(result)]);
        }

        List<NounForms> kinds = [.. counting.Kinds.Select(code => NounForms.ForKind(code, agreement)).OfType<NounForms>()];
        CountUnit? unit = CountUnits.Find(counting.Unit);
        if (kinds.Count == 0)
        {
            return new([unit is null || unit.Code == "tillfalle" ? NounForms.Activity : NounForms.ForUnit(unit)]);
        }

        if (kinds.Count > MostKinds)
        {
            kinds = [NounForms.AgreedKinds];
        }

        return new(unit is null || PlainUnits.Contains(unit.Code) ? kinds : [.. kinds.Select(kind => kind.MeasuredIn(unit))]);
    }
}
