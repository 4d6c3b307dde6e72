using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Checks a counting rule: it may only name what records can name.</summary>
internal static class CountingValidation
{
    private const int MostAlternatives = 10;

    public static void Check(Violations violations, CountingRule counting, string field, AgreementScope scope)
    {
        CheckRule(violations, counting, field, scope);
        violations.Require(counting.Alternatives.Count <= MostAlternatives, $"{field}.alternatives", $"At most {MostAlternatives}.");
        foreach (var (index, alternative) in counting.Alternatives.Index())
        {
            CheckRule(violations, alternative, $"{field}.alternatives[{index}]", scope);
            violations.Require(alternative.Alternatives.Count == 0,
                $"{field}.alternatives[{index}].alternatives", "An alternative holds no alternatives.");
        }
    }

    private static void CheckRule(Violations violations, CountingRule counting, string field, AgreementScope scope)
    {
        foreach (var (index, kind) in counting.Kinds.Index())
        {
            violations.Require(scope.KnowsKind(kind), $"{field}.kinds[{index}]",
                $"Neither a code of the kind list ({CodeAddresses.Kinds}) nor declared in the agreement's ownKinds.");
        }

        violations.Codes(counting.Focuses, $"{field}.focuses", scope.KnowsFocus, "focus", CodeNames.Focus);
        violations.Codes(counting.AnyFocuses, $"{field}.anyFocuses", scope.KnowsFocus, "focus", CodeNames.Focus);
        violations.RequireKnown(counting.Areas, $"{field}.areas", scope.Areas, "areas");
        violations.Parties(counting.Parties, $"{field}.parties");
        // What is planned is never published, so it cannot count either.
        violations.Require(
            counting.MeasureStep is MeasureStep.Unspecified or MeasureStep.Presented or MeasureStep.Decided or MeasureStep.CarriedOut,
            $"{field}.measureStep", "Must be presented, decided or carriedOut, or left out.");
        violations.Slugs(counting.Bodies, $"{field}.bodies");
        violations.Require(counting.Outcome.Length == 0 || scope.KnowsOutcome(counting.Outcome),
            $"{field}.outcome", $"Neither a code of the outcome list ({CodeAddresses.Outcomes}) nor declared in the agreement's ownOutcomes.");
        violations.Require(counting.Unit.Length == 0 || CountUnits.Find(counting.Unit) is not null,
            $"{field}.unit", $"Not a code of the unit list ({CodeAddresses.Units}).");
        violations.RequireKnown(counting.ThirdParties, $"{field}.thirdParties", scope.ThirdParties, "thirdParties");
        violations.Require(!counting.AllThirdParties || counting.ThirdParties.Count > 0, $"{field}.allThirdParties", "Only beside thirdParties.");
        violations.Codes(counting.Audiences, $"{field}.audiences", code => Audiences.Find(code) is not null, "audience", CodeNames.Audience);
        CheckDays(violations, counting, field);
    }

    private static void CheckDays(Violations violations, CountingRule counting, string field)
    {
        foreach (var (index, weekday) in counting.Weekdays.Index())
        {
            violations.Require(Enum.IsDefined(weekday) && weekday != Weekday.Unspecified, $"{field}.weekdays[{index}]", "Must be monday, tuesday … or sunday.");
        }

        foreach (var (index, days) in counting.Days.Index())
        {
            violations.Span(days, $"{field}.days[{index}]");
        }

        if (counting.Days.Count > 0)
        {
            violations.Localized(counting.DaysPhrase, $"{field}.daysPhrase");
        }

        violations.Require(counting.Days.Count > 0 || counting.DaysPhrase is null, $"{field}.daysPhrase", "Only beside days.");
    }
}
