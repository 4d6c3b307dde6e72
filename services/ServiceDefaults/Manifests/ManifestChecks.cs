using System.Globalization;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.ServiceDefaults.Manifests;

/// <summary>How a manifest agrees with the records that its service holds.</summary>
public static class ManifestChecks
{
    /// <param name="manifest">What is stated.</param>
    /// <param name="held">Records of its source, municipality, kinds and days.</param>
    /// <param name="recorded">When it is recorded.</param>
    public static ManifestCheck Of(ReportedManifest manifest, long held, DateTimeOffset recorded)
    {
        var today = SwedishTime.DayOf(recorded);
        var missing = Math.Max(0, manifest.RecordCount - held);
        return new ManifestCheck
        {
            Stated = manifest.RecordCount,
            Held = held,
            Missing = missing,
            Assured = manifest.RecordCount == held,
            DeclaredUntil = manifest.StartDate > today ? "" : WireFormat.Day(manifest.EndDate < today ? manifest.EndDate : today),
            Text = manifest.RecordCount == held
                ? new LocalizedText { Sv = Text($"Uppgift om {held}, och {held} finns."), En = Text($"{held} stated and {held} held.") }
                : new LocalizedText
                {
                    Sv = Text($"Inte försäkrat: uppgift om {manifest.RecordCount}, {held} finns") + (missing > 0 ? Text($", {missing} saknas.") : "."),
                    En = Text($"Not assured: stated {manifest.RecordCount}, held {held}") + (missing > 0 ? Text($", missing {missing}.") : "."),
                },
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
