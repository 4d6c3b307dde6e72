using System.Globalization;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Wordings;

namespace Medborgarlofte.Wordings.Tests.Sentences;

/// <summary>One sentence of a two-year agreement, read, and the part of it that a file of sentences is about, in short.</summary>
internal static class ReadSentence
{
    private const string Title = "Medborgarlöfte i Vetlanda kommun 2022–2023\n\n";

    /// <param name="construction">Name of the file, such as "windows".</param>
    /// <param name="sentence">The sentence.</param>
    public static string Of(string construction, string sentence)
    {
        var heading = construction == "owners" ? "" : "Polisen ska:\n";
        var answer = WordingReader.Read(Municipalities.Find("0685")!, $"{Title}{heading}- {sentence}");
        var commitment = answer.Agreement.Commitments.Single();
        var target = commitment.Targets[0];
        return construction switch
        {
            "numbers" => Number(target),
            "comparisons" => $"{target.Occasions?.Comparison} {Number(target)}",
            "windows" => $"{Number(target)} {Window(target)}",
            "kinds" => target.Counting?.Kinds.FirstOrDefault() ?? "-",
            "owners" => string.Join(", ", commitment.Responsible),
            "places" => target.Counting is { Areas.Count: > 0 } rule ? string.Join(", ", rule.Areas) : "-",
            "milestones" => target.Milestone is { } steps ? string.Join("; ", steps.Steps.Select(step => step.Name.Sv).Append(steps.DueDate).Where(text => text.Length > 0)) : Goal(target),
            "coverage" => target.Coverage is { } set ? $"{(set.RiskOccasions ? string.Join(", ", set.Items.Select(item => item.Code)) : target.Counting.Unit)} {set.Times} {set.Per}" : Goal(target),
            "indicators" => target.Indicator is { } value ? $"{value.Direction} {(value.HasGoal ? value.Goal.ToString(CultureInfo.InvariantCulture) : "")}".TrimEnd() : Goal(target),
            _ => Goal(target),
        };
    }

    private static string Goal(Target target) => target.GoalCase.ToString();

    private static string Number(Target target) => target.Occasions is not { } goal ? Goal(target)
        : goal.UpperNumber > 0 ? $"{goal.Number}-{goal.UpperNumber}" : goal.Number.ToString(CultureInfo.InvariantCulture);

    private static string Window(Target target) => target.Occasions is not { } goal ? ""
        : goal.Seasons.Count > 0 ? string.Join('+', goal.Seasons) : target.Within is { } within ? $"{goal.Per} {within.StartDate}" : goal.Per.ToString();
}
