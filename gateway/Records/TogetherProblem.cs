using System.Globalization;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records;

/// <summary>Why one line was refused.</summary>
internal sealed record LineProblem(long Line, Problem Problem);

/// <summary>The problem of many records that were to be stored together.</summary>
internal static class TogetherProblem
{
    /// <summary>Also what the services answer to a record whose fault it is not.</summary>
    public const string Reason = "NOT_STORED";

    /// <summary>Names each bad field as "line 17: date". The status is the lines' own where they agree, else 400.</summary>
    public static Problem Of(IReadOnlyList<LineProblem> refused, int lines)
    {
        var statuses = refused.Select(item => item.Problem.Status).Distinct().ToList();
        var all = refused.Sum(item => Math.Max(1, item.Problem.Errors.Count) + item.Problem.MoreErrors);
        var errors = refused.SelectMany(Named).Take(DomainException.MostFields).ToList();
        var more = all > errors.Count ? $" The first {errors.Count} faults are named, and {all - errors.Count} more are not." : "";
        return new Problem(statuses is [var one] ? one : StatusCodes.Status400BadRequest, Reason, string.Create(
            CultureInfo.InvariantCulture, $"{refused.Count} of {lines} records are refused, so nothing was stored.{more}"))
        {
            Errors = errors,
            MoreErrors = all - errors.Count,
        };
    }

    /// <summary>The bad fields of a line, each as "line 17: date"; the line alone when none is at fault.</summary>
    public static IEnumerable<FieldViolation> Named(LineProblem refused)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"line {refused.Line}");
        return refused.Problem.Errors.Count == 0
            ? [new FieldViolation(line, refused.Problem.Detail)]
            : refused.Problem.Errors.Select(error => error with { Field = $"{line}: {error.Field}" });
    }
}
