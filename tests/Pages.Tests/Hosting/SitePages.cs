namespace Medborgarlofte.Pages.Tests.Hosting;

/// <summary>One address of each kind of page, in both languages.</summary>
internal static class SitePages
{
    private const string Agreement = ExampleHost.Agreement;

    public static IReadOnlyList<string> Swedish { get; } =
    [
        "/", "/?q=land", "/?q=xyzw", "/?q=vetladna", "/kommuner/0685", "/kommuner/0180", $"/avtal/{Agreement}", $"/avtal/{Agreement}/rapport", $"/avtal/{Agreement}/kopia", $"/avtal/{Agreement}/rapport?since=2026-11-01",
        $"/ataganden/{Agreement}~2", $"/ataganden/{Agreement}~6", $"/embed/{Agreement}", "/om", "/sa-raknar-vi", "/tillganglighet", "/oppna-data",
        $"/kommuner/{ManyCommitments.Municipality}", $"/avtal/{ManyCommitments.Running}", $"/embed/{ManyCommitments.Running}",
        "/kommuner/9999", "/kommuner/0685?as-of=2020-09-01", "/kommuner/0685?as-of=igår",
    ];

    public static IReadOnlyList<string> English { get; } =
    [
        "/en/", "/en/?q=land", "/en/municipalities/0685", $"/en/agreements/{Agreement}", $"/en/agreements/{Agreement}/report",
        $"/en/commitments/{Agreement}~2", $"/en/embed/{Agreement}", "/en/about", "/en/how-we-count", "/en/accessibility", "/en/open-data", $"/en/municipalities/{ManyCommitments.Municipality}",
        "/en/municipalities/9999",
    ];

    public static IEnumerable<string> All => Swedish.Concat(English);
}
