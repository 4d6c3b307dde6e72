using System.Globalization;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Corrections;

/// <summary>What a record counts, as text: a number, or for persons whether they are few.</summary>
internal static class CorrectedCountText
{
    private const string FiveOrMore = ">=5";

    public static string TextBefore(this CorrectedCount count) =>
        Text(count.HasBefore || !count.Suppressed ? count.Before : null, count.HasBeforeFewerThan ? count.BeforeFewerThan : null);

    public static string TextAfter(this CorrectedCount count) =>
        Text(count.HasAfter || !count.Suppressed ? count.After : null, count.HasAfterFewerThan ? count.AfterFewerThan : null);

    private static string Text(double? number, int? fewerThan) => number is { } told
        ? told.ToString("R", CultureInfo.InvariantCulture)
        : fewerThan is { } few ? string.Create(CultureInfo.InvariantCulture, $"<{few}") : FiveOrMore;
}
