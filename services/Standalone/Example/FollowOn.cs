using System.Globalization;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Standalone.Example;

/// <summary>
/// The made-up agreement of this year and the next, so that a first page shows what runs: one commitment ahead, one behind, one that nobody
/// has reported and one that cannot be measured.
/// </summary>
/// <param name="Today">In Sweden.</param>
internal sealed record FollowOn(DateOnly Today)
{
    public const string Agreement = "vetlanda-exempel";
    private const int Controls = 40, Patrols = 100;

    /// <summary>First day of the agreement.</summary>
    public DateOnly First => new(Today.Year, 1, 1);

    /// <summary>The last day that is reported: of the last whole month, and in January today.</summary>
    public DateOnly Last => Today.Month > 1 ? new DateOnly(Today.Year, Today.Month, 1).AddDays(-1) : Today;

    /// <summary>The days that are reported and declared.</summary>
    public Period Reported => new() { StartDate = Day(First), EndDate = Day(Last) };

    /// <summary>A file with this year and the next in it.</summary>
    public string Dated(string text) => text
        .Replace("{year}", Today.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{next}", (Today.Year + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>Half as many again as an even pace asks for.</summary>
    public IReadOnlyList<PoliceActivity> Ahead() => Spread("hastighetskontroll", "hk", Math.Min(Controls - 1, (int)(Expected(Controls) * 1.5) + 2));

    /// <summary>Half of what an even pace asks for.</summary>
    public IReadOnlyList<PoliceActivity> Behind() => Spread("fotpatrull", "fp", Math.Max(1, (int)(Expected(Patrols) / 2)));

    /// <summary>A day of each quarter that is over.</summary>
    public IEnumerable<DateOnly> Meetings() =>
        Enumerable.Range(0, 4).Select(quarter => First.AddMonths(3 * quarter).AddDays(44)).Where(day => day <= Last);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private double Expected(int promised) => promised * (Today.DayNumber - First.DayNumber) / (double)(First.AddYears(2).DayNumber - First.DayNumber);

    private List<PoliceActivity> Spread(string kind, string prefix, int count) =>
    [
        .. Enumerable.Range(0, count).Select(index => new PoliceActivity
        {
            RecordId = $"{prefix}-{Today.Year}-{index + 1:00}",
            MunicipalityCode = "0685",
            Kind = kind,
            Date = Day(First.AddDays((Last.DayNumber - First.DayNumber) * index / count)),
            Example = true,
        }),
    ];
}
