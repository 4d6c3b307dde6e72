using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements.Targets;

/// <summary>A number of occasions in the period or in each window.</summary>
internal sealed class OccasionsKind : TargetKind
{
    private const long LargestNumber = 1_000_000_000;

    public override Target.GoalOneofCase Goal => Target.GoalOneofCase.Occasions;

    public override bool IsOf(TargetTerms terms) => terms.Occasions is not null;

    public override void Check(Violations violations, Target target, string field, AgreementScope scope)
    {
        var goal = target.Occasions;
        violations.Require(IsStated(goal.Comparison, Comparison.Unspecified),
            $"{field}.comparison", "Required: atLeast, atMost, exactly or between.");
        violations.Require(goal.Number is >= 0 and <= LargestNumber, $"{field}.number", "0 or more.");
        violations.Require(
            goal.Comparison == Comparison.Between ? goal.UpperNumber >= goal.Number && goal.UpperNumber <= LargestNumber : goal.UpperNumber == 0,
            $"{field}.upperNumber", "For between: the upper number, not below number. Otherwise left out.");
        CheckPer(violations, goal.Per, field, scope);
        violations.Require(goal.Seasons.Count == 0 || goal.Per == Per.Season, $"{field}.seasons", "Only for per season.");
        foreach (var (index, season) in goal.Seasons.Index())
        {
            violations.Require(IsStated(season, Season.Unspecified), $"{field}.seasons[{index}]", "Must be spring, summer, autumn or winter.");
        }

        violations.Require(!goal.EachArea || target.Counting?.Areas.Count > 0, $"{field}.eachArea", "Needs the areas of the counting rule.");
        violations.Require(!goal.UpperIsCeiling || goal.Comparison == Comparison.Between, $"{field}.upperIsCeiling", "Only for between.");
        CheckAllAreas(violations, target, $"{field}.allAreas", scope);
        CheckEvery(violations, goal.Every, goal.EveryFrom, goal.Per, field, scope);
    }

    private static void CheckAllAreas(Violations violations, Target target, string field, AgreementScope scope)
    {
        var goal = target.Occasions;
        violations.Require(!goal.AllAreas || (goal.Per == Per.Period && !goal.EachArea), field, "Only per period, and not beside eachArea.");
        violations.Require(!goal.AllAreas || target.Counting?.Areas.Count > 0 || scope.Areas.Count > 0, field, "Needs areas in the counting rule or in the agreement.");
    }

    public override TargetTerms Read(Target target, TargetTerms terms)
    {
        var goal = target.Occasions;
        return terms with
        {
            Occasions = new OccasionsGoal(goal.Comparison, goal.Number, goal.UpperNumber, goal.Per, goal.Seasons.ToSet(), goal.EachArea)
            {
                UpperIsCeiling = goal.UpperIsCeiling,
                AllAreas = goal.AllAreas,
                Every = Math.Max(1, goal.Every),
                EveryFrom = WireValues.ToOptionalDay(goal.EveryFrom),
            },
        };
    }

    public override void Write(TargetTerms terms, Target target)
    {
        var goal = terms.Occasions!;
        target.Occasions = new OccasionsTarget
        {
            Comparison = goal.Comparison,
            Number = goal.Number,
            UpperNumber = goal.UpperNumber,
            Per = goal.Per,
            Seasons = { goal.Seasons },
            EachArea = goal.EachArea,
            UpperIsCeiling = goal.UpperIsCeiling,
            AllAreas = goal.AllAreas,
            Every = goal.Every > 1 ? goal.Every : 0,
            EveryFrom = WireFormat.Day(goal.EveryFrom),
        };
    }

    public override Per CalendarWindow(TargetTerms terms) => terms.Occasions!.Every > 1 ? Per.Period : terms.Occasions.Per;

    public override IEnumerable<LintWarning> Lint(TargetTerms terms, string field)
    {
        if (terms.Occasions is { Comparison: Comparison.AtLeast, Number: 0 })
        {
            yield return Warnings.NoNumber(field);
        }

        if (terms.Counting is { Kinds.Count: 0, Outcome: "" })
        {
            yield return Warnings.NoKind(field);
        }

        if (terms.Counting.Alternatives.Any(other => other.Unit != terms.Counting.Unit))
        {
            yield return Warnings.Of(field, "MIXED_UNITS",
                "Målet lägger ihop olika enheter till ett tal. Dela det i flera mål, ett för varje enhet.",
                "The target adds different units to one number. Divide it into several targets, one for each unit.");
        }

        if (terms.Counting is { Kinds.Count: 0, Unit: "", Outcome: "" })
        {
            yield return Warnings.NoUnit(field);
        }
    }
}
