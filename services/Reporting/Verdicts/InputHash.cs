using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>
/// Fingerprint of everything a verdict was computed from. The text is one line each for the rules, the terms of the agreement that
/// matter (JSON, declared order, nulls left out), the commitment (the same) and the day, then each tally and each declaration in order;
/// lines end with a line feed.
/// </summary>
internal static class InputHash
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="tallies">Ordered as by <see cref="TallySet.Ordered"/>.</param>
    public static string Of(
        AgreementRecorded agreement, CommitmentTerms commitment, IReadOnlyList<Tally> tallies, IReadOnlyList<Declaration> declarations, DateOnly day)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"rules {Judge.RuleVersion}\n");
        text.Append(CultureInfo.InvariantCulture, $"agreement {Terms(agreement)}\n");
        text.Append(CultureInfo.InvariantCulture, $"commitment {JsonSerializer.Serialize(commitment, Json)}\n");
        text.Append(CultureInfo.InvariantCulture, $"day {day:yyyy-MM-dd}\n");
        foreach (Tally tally in tallies)
        {
            text.Append(Line(tally));
        }

        foreach (string line in declarations.Select(Line).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append(line);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static string Terms(AgreementRecorded agreement) => JsonSerializer.Serialize(
        new { agreement.Id, agreement.Period, agreement.ValidFrom, agreement.Areas, agreement.SchoolTerms, agreement.OwnOccasions },
        Json);

    private static string Line(Tally tally)
    {
        (TallyKey key, TallyAmount sum) = (tally.Key, tally.Amount);
        return $"tally {tally.TargetId};{key.Date:yyyy-MM-dd};{key.EndDate:yyyy-MM-dd};{(int)key.Party};{key.Area};{key.Item};"
            + $"{sum.Amount};{sum.Whole};{sum.Records};{sum.Approximate};{sum.LowerBounds};{sum.Examples};{sum.Included};{sum.IncludedRecords}\n";
    }

    private static string Line(Declaration declaration) =>
        $"declaration {(int)declaration.Party};{string.Join(',', declaration.Kinds.Distinct().Order(StringComparer.Ordinal))};"
        + $"{declaration.Start:yyyy-MM-dd};{declaration.End:yyyy-MM-dd};{declaration.Stated};{declaration.Held}"
        + (declaration is { Areas.Count: 0, Focuses.Count: 0, ChecksumDiffers: false } ? "\n"
            : $";{string.Join(',', declaration.Areas.Order(StringComparer.Ordinal))};{string.Join(',', declaration.Focuses.Order(StringComparer.Ordinal))};"
                + $"{(declaration.ChecksumDiffers ? "other" : "")}\n");
}
