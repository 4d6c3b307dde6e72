using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Checks that several parts of an agreement share.</summary>
internal static class AgreementFields
{
    public const int LongestName = 100;

    /// <summary>A period that may be left out, with its days in order; null when it is left out or bad.</summary>
    public static DateSpan? Span(this Violations violations, Period? value, string field)
    {
        if (value is null)
        {
            return null;
        }

        var start = violations.Day(value.StartDate, $"{field}.startDate");
        var end = violations.Day(value.EndDate, $"{field}.endDate");
        if (start == default || end == default)
        {
            return null;
        }

        violations.Require(end >= start, $"{field}.endDate", "Not before startDate.");
        return end >= start ? new DateSpan(start, end) : null;
    }

    /// <summary>A period that must be stated, with its days in order; the default days when it is bad.</summary>
    public static DateSpan RequiredSpan(this Violations violations, Period? value, string field)
    {
        violations.Require(value is not null, field, "Required: the first and the last day.");
        return violations.Span(value, field) ?? new DateSpan(default, default);
    }

    /// <summary>A public name in both languages.</summary>
    public static void Localized(this Violations violations, LocalizedText? value, string field)
    {
        violations.Text(value?.Sv ?? "", $"{field}.sv", LongestName, required: true);
        violations.Text(value?.En ?? "", $"{field}.en", LongestName, required: true);
    }

    /// <summary>A list's codes and names: each code once, each with a name.</summary>
    public static void Declared(this Violations violations, IReadOnlyList<(string Code, string Name)> values, string field)
    {
        foreach (var (index, (code, name)) in values.Index())
        {
            violations.Slug(code, $"{field}[{index}].code");
            violations.Text(name, $"{field}[{index}].name", LongestName, required: true);
        }

        violations.EachOnce(values.Select(value => value.Code), index => $"{field}[{index}].code");
    }

    /// <summary>Notes every value that has stood before.</summary>
    public static void EachOnce(this Violations violations, IEnumerable<string> values, Func<int, string> field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, value) in values.Index())
        {
            violations.Require(value.Length == 0 || seen.Add(value), field(index), "Each only once.");
        }
    }

    /// <summary>Codes that the agreement declares elsewhere.</summary>
    public static void RequireKnown(this Violations violations, IEnumerable<string> values, string field, IReadOnlySet<string> declared, string list)
    {
        foreach (var (index, value) in values.Index())
        {
            violations.Require(declared.Contains(value), $"{field}[{index}]", $"Not declared in the agreement's {list}.");
        }
    }
}
