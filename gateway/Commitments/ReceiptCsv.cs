using System.Runtime.CompilerServices;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Json;

namespace Medborgarlofte.Gateway.Commitments;

/// <summary>A receipt as a table: the fields of ReceiptRow under their names in the proto file.</summary>
internal static class ReceiptCsv
{
    private static readonly string[] Columns =
    [
        "target_id", "source", "record_id", "version", "party", "kind", "focuses", "area", "date", "end_date", "quantity", "counted",
        "excluded", "explanation_sv", "explanation_en", "items", "precision", "example", "recorded_at",
        "record_type", "whole", "value", "declared_kinds",
        "unit", "outcomes", "joint_with", "third_parties", "audiences", "steps", "includes", "duplicate_of", "withdrawn", "agreement_id",
        "commitment_id", "observed_target_id", "asked", "suppressed", "statement", "change", "day_unknown",
        "declared_areas", "checksum", "text",
    ];

    /// <summary>The file in parts; the first one begins with the header and is there when the first rows are.</summary>
    public static async IAsyncEnumerable<byte[]> PartsAsync(
        IAsyncEnumerable<StreamReceiptRowsResponse> parts, CsvDialect dialect, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var csv = new CsvWriter(dialect);
        foreach (var column in Columns)
        {
            csv.Field(column);
        }

        csv.EndLine();
        await foreach (var part in parts.WithCancellation(cancellationToken))
        {
            foreach (var streamed in part.Rows)
            {
                Write(csv, streamed.Row);
            }

            yield return csv.Take();
        }

        yield return csv.Take();
    }

    private static void Write(CsvWriter csv, ReceiptRow row) => csv
        .Field(row.TargetId)
        .Field(row.Source)
        .Field(row.RecordId)
        .Field(row.Version)
        .Field(Word(row.Party, ReceiptRow.PartyFieldNumber))
        .Field(row.Kind)
        .Field(row.Focuses)
        .Field(row.Area)
        .Field(row.Date)
        .Field(row.EndDate)
        .Field(Told(row, "quantity", row.Quantity))
        .Field(Told(row, "counted", row.Counted))
        .Field(row.Excluded)
        .Field(row.Explanation?.Sv ?? "")
        .Field(row.Explanation?.En ?? "")
        .Field(row.Items)
        .Field(Word(row.Precision, ReceiptRow.PrecisionFieldNumber))
        .Field(row.Example)
        .Field(row.RecordedAt is { } recordedAt ? Rfc3339.Format(recordedAt) : "")
        .Field(row.RecordType)
        .Field(Told(row, "whole", row.Whole))
        .Field(row.HasValue ? row.Value : (double?)null)
        .Field(row.DeclaredKinds)
        .Field(row.Unit)
        .Field(row.Outcomes.Select(Text))
        .Field(row.JointWith.Select(party => Word(party, ReceiptRow.JointWithFieldNumber)))
        .Field(row.ThirdParties)
        .Field(row.Audiences)
        .Field(row.Steps.Select(Text))
        .Field(row.Includes)
        .Field(row.DuplicateOf)
        .Field(row.Withdrawn)
        .Field(row.AgreementId)
        .Field(row.CommitmentId)
        .Field(row.ObservedTargetId)
        .Field(Told(row, "asked", row.Asked))
        .Field(row.Suppressed.Select(Text))
        .Field(Word(row.Statement, ReceiptRow.StatementFieldNumber))
        .Field(Word(row.Change, ReceiptRow.ChangeFieldNumber))
        .Field(row.DayUnknown)
        .Field(row.DeclaredAreas)
        .Field(row.Checksum)
        .Field(row.Text)
        .EndLine();

    /// <summary>"counted&lt;5" for 1-4 persons, "counted" for more of them.</summary>
    public static string Text(SuppressedNumber number) => number.HasFewerThan ? $"{number.Field}<{number.FewerThan}" : number.Field;

    /// <summary>Null for a number that is left out.</summary>
    public static double? Told(ReceiptRow row, string field, double number) => row.Suppressed.Any(left => left.Field == field) ? null : number;

    private static string Text(OutcomeCount outcome)
    {
        var isExact = outcome.Precision is Precision.Unspecified or Precision.Exact;
        return $"{outcome.Code}={outcome.Count}{(isExact ? "" : ":" + Word(outcome.Precision, ReceiptRow.PrecisionFieldNumber))}";
    }

    private static string Text(ReachedStep reached)
    {
        var steps = EnumTable.Of(ReachedStep.Descriptor.FindFieldByNumber(ReachedStep.StepFieldNumber).EnumType);
        return $"{steps.WordOf(reached.Step)}={reached.Date}{(reached.Body.Length > 0 ? ":" + reached.Body : "")}";
    }

    /// <summary>The same word as in JSON.</summary>
    private static string Word<TEnum>(TEnum value, int field)
        where TEnum : struct, System.Enum =>
        EnumTable.Of(ReceiptRow.Descriptor.FindFieldByNumber(field).EnumType).WordOf(value)?.ToString() ?? "";
}
