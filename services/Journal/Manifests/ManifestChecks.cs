using System.Globalization;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Journal.Manifests;

/// <summary>How a manifest agrees with the records that its service holds.</summary>
public static class ManifestChecks
{
    /// <summary>Adds the check to the answer to a pushed manifest. One that stays withdrawn states nothing, so nothing is compared with it.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="manifest">What is stated.</param>
    /// <param name="held">Reads the records of its source, municipality, kinds, areas, focuses and days.</param>
    /// <param name="time">When it is recorded, where nothing is stored.</param>
    public static async Task AddAsync(PushResult result, Manifest manifest, Func<Task<HeldManifest>> held, TimeProvider time)
    {
        if (result.State is { Withdrawn: true } && result.Outcome is not (PushOutcome.Created or PushOutcome.Corrected))
        {
            return;
        }

        result.Check = Of(manifest, await held(), result.State?.RecordedAt?.ToDateTimeOffset() ?? time.GetUtcNow());
    }

    /// <param name="manifest">What is stated.</param>
    /// <param name="found">Records of its source, municipality, kinds, areas, focuses and days.</param>
    /// <param name="recorded">When it is recorded.</param>
    public static ManifestCheck Of(Manifest manifest, HeldManifest found, DateTimeOffset recorded)
    {
        var today = SwedishTime.DayOf(recorded);
        var (start, end) = (Day(manifest.Period.StartDate), Day(manifest.Period.EndDate));
        var held = found.Records;
        var missing = Math.Max(0, manifest.RecordCount - held);
        var differs = manifest.RecordCount == held && manifest.Checksum.Length > 0 && manifest.Checksum != found.Checksum;
        return new ManifestCheck
        {
            Stated = manifest.RecordCount,
            Held = held,
            Missing = missing,
            ChecksumDiffers = differs,
            Assured = manifest.RecordCount == held && !differs,
            DeclaredUntil = start > today ? "" : WireFormat.Day(end < today ? end : today),
            Text = differs ? OtherRecords(held)
                : manifest.RecordCount == held
                ? new LocalizedText { Sv = Text($"Uppgift om {held}, och {held} finns."), En = Text($"{held} stated and {held} held.") }
                : new LocalizedText
                {
                    Sv = Text($"Inte försäkrat: uppgift om {manifest.RecordCount}, {held} finns") + (missing > 0 ? Text($", {missing} saknas.") : "."),
                    En = Text($"Not assured: stated {manifest.RecordCount}, held {held}") + (missing > 0 ? Text($", missing {missing}.") : "."),
                },
        };
    }

    private static LocalizedText OtherRecords(long held) => new()
    {
        Sv = Text($"Inte försäkrat: antalet {held} stämmer, men kontrollsumman visar att det inte är samma uppgifter."),
        En = Text($"Not assured: the number {held} agrees, but by the checksum the records are not the same."),
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
