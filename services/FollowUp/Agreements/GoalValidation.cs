using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Limits;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Checks the goal of a target, each kind by its own rules.</summary>
internal static class GoalValidation
{
    private const long LargestNumber = 1_000_000_000;
    private const int MostTimes = 1000;

    public static void Check(Violations violations, Target target, string field, CountingRule counting, AgreementFrame frame)
    {
        switch (target.GoalCase)
        {
            case Target.GoalOneofCase.Occasions:
                Check(violations, target.Occasions, $"{field}.occasions", counting, frame);
                break;
            case Target.GoalOneofCase.Share:
                Check(violations, target.Share, $"{field}.share");
                break;
            case Target.GoalOneofCase.Coverage:
                Check(violations, target.Coverage, $"{field}.coverage", frame);
                break;
            case Target.GoalOneofCase.Milestone:
                Check(violations, target.Milestone, $"{field}.milestone", frame);
                break;
            case Target.GoalOneofCase.OnRequest:
                violations.Require(target.OnRequest.Percent is >= 0 and <= 100, $"{field}.onRequest.percent", "1-100, or left out for 100.");
                break;
            case Target.GoalOneofCase.Indicator:
                Check(violations, target.Indicator, $"{field}.indicator");
                break;
            case Target.GoalOneofCase.Qualitative:
                violations.Require(target.Qualitative.DescribedInMonth is >= 0 and <= 12,
                    $"{field}.qualitative.describedInMonth", "1-12, or left out.");
                break;
            default:
                violations.Add(field, "Exactly one goal: occasions, share, coverage, milestone, onRequest, indicator or qualitative.");
                break;
        }
    }

    private static void Check(Violations violations, OccasionsTarget goal, string field, CountingRule counting, AgreementFrame frame)
    {
        violations.Require(IsStated(goal.Comparison, Comparison.Unspecified),
            $"{field}.comparison", "Required: atLeast, atMost, exactly or between.");
        violations.Require(goal.Number is >= 0 and <= LargestNumber, $"{field}.number", "0 or more.");
        violations.Require(
            goal.Comparison == Comparison.Between ? goal.UpperNumber >= goal.Number && goal.UpperNumber <= LargestNumber : goal.UpperNumber == 0,
            $"{field}.upperNumber", "For between: the upper number, not below number. Otherwise left out.");
        CheckPer(violations, goal.Per, field, frame);
        violations.Require(goal.Seasons.Count == 0 || goal.Per == Per.Season, $"{field}.seasons", "Only for per season.");
        foreach (var (index, season) in goal.Seasons.Index())
        {
            violations.Require(IsStated(season, Season.Unspecified), $"{field}.seasons[{index}]", "Must be spring, summer, autumn or winter.");
        }

        violations.Require(!goal.EachArea || counting.Areas.Count > 0, $"{field}.eachArea", "Needs the areas of the counting rule.");
    }

    private static void Check(Violations violations, ShareTarget goal, string field)
    {
        violations.Require(goal.Comparison is Comparison.AtLeast or Comparison.AtMost, $"{field}.comparison", "Required: atLeast or atMost.");
        violations.Require(goal.Percent is >= 0 and <= 100, $"{field}.percent", "0-100.");
        violations.Require(OutcomeKinds.Find(goal.PartOutcome) is not null, $"{field}.partOutcome", "Required: a code of the outcome list.");
        violations.Require(goal.WholeOutcome.Length == 0 || OutcomeKinds.Find(goal.WholeOutcome) is not null,
            $"{field}.wholeOutcome", "Not a code of the outcome list.");
        violations.Require(goal.WholeOutcome.Length == 0 || goal.WholeOutcome != goal.PartOutcome,
            $"{field}.wholeOutcome", "Another one than partOutcome.");
    }

    private static void Check(Violations violations, CoverageTarget goal, string field, AgreementFrame frame)
    {
        violations.Require(goal.Times is >= 0 and <= MostTimes, $"{field}.times", $"1-{MostTimes}, or left out for 1.");
        CheckPer(violations, goal.Per, field, frame);
        violations.Require(!goal.RiskOccasions || goal.Per == Per.Year, $"{field}.per", "Risk occasions are covered per year.");
        foreach (var (index, item) in goal.Items.Index())
        {
            var at = $"{field}.items[{index}]";
            violations.Slug(item.Code, $"{at}.code");
            violations.Require(!goal.RiskOccasions || frame.KnowsOccasion(item.Code), $"{at}.code",
                "Neither a code of the risk occasion list nor declared in the agreement's ownOccasions.");
            violations.Text(item.Name, $"{at}.name", AgreementFields.LongestName, required: !goal.RiskOccasions);
        }

        violations.EachOnce(goal.Items.Select(item => item.Code), index => $"{field}.items[{index}].code");
    }

    private static void Check(Violations violations, MilestoneTarget goal, string field, AgreementFrame frame)
    {
        violations.Require(goal.Steps.Count > 0, $"{field}.steps", "At least one step.");
        foreach (var (index, step) in goal.Steps.Index())
        {
            violations.Slug(step.Code, $"{field}.steps[{index}].code");
            violations.Localized(step.Name, $"{field}.steps[{index}].name");
        }

        violations.EachOnce(goal.Steps.Select(step => step.Code), index => $"{field}.steps[{index}].code");
        // It may lie after the period: "klart senast mars" of an agreement for the year before.
        var due = violations.OptionalDay(goal.DueDate, $"{field}.dueDate");
        violations.Require(due is null || frame.Period is null || due >= frame.Period.Start,
            $"{field}.dueDate", "Not before the agreement's period.");
    }

    private static void Check(Violations violations, IndicatorTarget goal, string field)
    {
        violations.Localized(goal.Name, $"{field}.name");
        violations.Text(goal.Unit, $"{field}.unit", AgreementFields.LongestName);
        violations.Text(goal.DecidedBy, $"{field}.decidedBy", AgreementFields.LongestName);
        violations.Require(goal.Direction is Direction.Higher or Direction.Lower, $"{field}.direction", "Required: higher or lower.");
        violations.Require(WireNumber.IsDecimal(goal.Baseline), $"{field}.baseline", "A number within the limits.");
        violations.Require(WireNumber.IsDecimal(goal.Goal), $"{field}.goal", "A number within the limits.");
    }

    private static void CheckPer(Violations violations, Per per, string field, AgreementFrame frame)
    {
        violations.Require(IsStated(per, Per.Unspecified), $"{field}.per", "Required: the window that it holds for, such as period or year.");
        violations.Require(per != Per.SchoolTerm || frame.HasSchoolTerms, $"{field}.per", "Needs the agreement's schoolTerms.");
    }

    private static bool IsStated<T>(T value, T unspecified) where T : struct, Enum => Enum.IsDefined(value) && !value.Equals(unspecified);
}
