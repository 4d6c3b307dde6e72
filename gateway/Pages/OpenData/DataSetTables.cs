using System.Runtime.CompilerServices;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Commitments;
using Medborgarlofte.Gateway.Corrections;
using Medborgarlofte.Gateway.Json;

namespace Medborgarlofte.Gateway.Pages.OpenData;

/// <summary>The tables of the datasets, part by part; the first part is the header.</summary>
internal static class DataSetTables
{
    private const int CorrectionsPerCall = 200;

    public static async IAsyncEnumerable<Action<CsvWriter>> AgreementsAsync(Asked asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<FollowedAgreement> agreements = [.. await asked.AgreementsAsync(cancellationToken)];
        yield return Header("agreement_id", "municipality_code", "municipality", "title", "start_date", "end_date", "commitments", "recorded_at", "example");
        foreach (var agreement in agreements)
        {
            yield return csv => csv.Field(agreement.Id).Field(agreement.Municipality.Code).Field(agreement.Municipality.Name).Field(agreement.Title)
                .Field(agreement.Period?.StartDate ?? "").Field(agreement.Period?.EndDate ?? "").Field((long)agreement.Commitments)
                .Field(agreement.RecordedAt is { } recordedAt ? Rfc3339.Format(recordedAt) : "").Field(agreement.Example).EndLine();
        }
    }

    public static async IAsyncEnumerable<Action<CsvWriter>> CommitmentsAsync(Asked asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var followUps = asked.FollowUpsAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

        // Asked for before the header is written: a refusal is then an answer, and not a file that breaks off.
        var more = await followUps.MoveNextAsync();
        yield return Header("commitment_id", "agreement_id", "municipality_code", "text", "responsible", "target_id", "kind", "comparison", "required",
            "required_upper", "per", "count", "approximate", "windows_met", "windows_missed", "windows_open", "windows_not_reported", "windows_cut",
            "target_outcome", "outcome", "pace", "evidence", "not_reported_since", "sentence_sv", "sentence_en", "input_hash", "as_of", "example", "fewer_than", "suppressed",
            "third_parties", "required_per_window", "required_upper_per_window", "every", "target_sv", "target_en");
        for (; more; more = await followUps.MoveNextAsync())
        {
            var followUp = followUps.Current;
            yield return csv =>
            {
                foreach (var (agreement, commitment) in Commitments(followUp))
                {
                    foreach (var target in commitment.Targets)
                    {
                        Write(csv, followUp, agreement, commitment, target);
                    }
                }
            };
        }
    }

    public static async IAsyncEnumerable<Action<CsvWriter>> CountedRecordsAsync(Asked asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<string> codes = [.. await asked.CodesAsync(cancellationToken)];
        await using var rows = CountedRows.ReadAsync(asked.Pages.Reporting, codes, asked.AsOf, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await rows.MoveNextAsync();
        yield return Header("commitment_id", "target_id", "record_type", "source", "record_id", "version", "party", "kind", "focuses", "area", "date",
            "end_date", "quantity", "counted", "precision", "recorded_at", "example", "suppressed");
        for (; more; more = await rows.MoveNextAsync())
        {
            var part = rows.Current;
            yield return csv =>
            {
                foreach (var counted in part.Rows)
                {
                    Write(csv, counted.CommitmentId, counted.Row);
                }
            };
        }
    }

    public static async IAsyncEnumerable<Action<CsvWriter>> CorrectionsAsync(Asked asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Header("id", "municipality_code", "record_type", "source", "record_id", "version", "revision", "reason", "recorded_at",
            "changes", "counts", "example");
        var after = "";
        do
        {
            var page = await asked.Pages.Reporting.ListCorrectionsAsync(
                new ListCorrectionsRequest { MunicipalityCode = asked.Municipality, After = after, PageSize = CorrectionsPerCall },
                cancellationToken: cancellationToken);
            yield return csv =>
            {
                foreach (var row in page.Corrections.Where(row => asked.AsOf is null || row.RecordedAt <= asked.AsOf))
                {
                    csv.Field(row.Id).Field(row.MunicipalityCode).Field(row.RecordType).Field(row.Source).Field(row.RecordId).Field(row.Version)
                        .Field((long)row.Revision).Field(row.Reason).Field(Rfc3339.Format(row.RecordedAt))
                        .Field(row.Changes.Select(change => $"{change.Field}: {change.Before} → {change.After}"))
                        .Field(row.Counts.Select(count => $"{count.CommitmentId}: {count.TextBefore()} → {count.TextAfter()}")).Field(row.Example).EndLine();
                }
            };
            after = page.NextAfter;
        }
        while (after.Length > 0);
    }

    private static void Write(CsvWriter csv, string commitmentId, ReceiptRow row) => csv
        .Field(commitmentId).Field(row.TargetId).Field(row.RecordType).Field(row.Source).Field(row.RecordId).Field(row.Version)
        .Field(Word(ReceiptRow.Descriptor, ReceiptRow.PartyFieldNumber, row.Party)).Field(row.Kind).Field(row.Focuses)
        .Field(row.Area).Field(row.Date).Field(row.EndDate)
        .Field(ReceiptCsv.Told(row, "quantity", row.Quantity)).Field(ReceiptCsv.Told(row, "counted", row.Counted))
        .Field(Word(ReceiptRow.Descriptor, ReceiptRow.PrecisionFieldNumber, row.Precision))
        .Field(Rfc3339.Format(row.RecordedAt)).Field(row.Example).Field(row.Suppressed.Select(ReceiptCsv.Text)).EndLine();

    private static void Write(CsvWriter csv, MunicipalityFollowUp followUp, AgreementFollowUp agreement, CommitmentFollowUp commitment, TargetFollowUp target)
    {
        csv.Field(commitment.Id).Field(agreement.Id).Field(followUp.Municipality.Code).Field(commitment.Text)
            .Field(commitment.Responsible.Select(party => Word(CommitmentFollowUp.Descriptor, CommitmentFollowUp.ResponsibleFieldNumber, party)))
            .Field(target.Id).Field(target.Kind).Field(target.Comparison);
        Optional(csv, target.HasRequired, target.Required);
        Optional(csv, target.HasRequiredUpper, target.RequiredUpper);
        csv.Field(target.Per);
        Optional(csv, target.HasCount, target.Count);
        csv.Field(target.Approximate);
        foreach (var windows in (int?[])[target.Windows?.Met, target.Windows?.Missed, target.Windows?.Open, target.Windows?.NotReported, target.Windows?.Cut])
        {
            Optional(csv, windows is not null, windows ?? 0);
        }

        csv.Field(Word(TargetFollowUp.Descriptor, TargetFollowUp.OutcomeFieldNumber, target.Outcome))
            .Field(Word(CommitmentFollowUp.Descriptor, CommitmentFollowUp.OutcomeFieldNumber, commitment.Outcome))
            .Field(Word(CommitmentFollowUp.Descriptor, CommitmentFollowUp.PaceFieldNumber, commitment.Pace))
            .Field(Word(Evidence.Descriptor, Evidence.StateFieldNumber, commitment.Evidence.State)).Field(commitment.Evidence.NotReportedSince)
            .Field(commitment.Sentence.Sv).Field(commitment.Sentence.En).Field(commitment.InputHash).Field(Rfc3339.Format(followUp.AsOf))
            .Field(commitment.Example).Field(target.HasFewerThan ? (double)target.FewerThan : null).Field(target.Suppressed)
            .Field(commitment.ThirdParties);
        var goal = Figures.WindowGoal.Of(target);
        Optional(csv, goal.IsEachWindow || goal.IsEachArea, goal.Number);
        Optional(csv, (goal.IsEachWindow || goal.IsEachArea) && target.HasRequiredUpper, goal.Upper);
        csv.Field(target.Every).Field(target.Name?.Sv ?? "").Field(target.Name?.En ?? "").EndLine();
    }

    private static void Optional(CsvWriter csv, bool present, double value) => (present ? () => csv.Field(value) : (Func<CsvWriter>)(() => csv.Field("")))();

    private static Action<CsvWriter> Header(params string[] columns) => csv =>
    {
        foreach (var column in columns)
        {
            csv.Field(column);
        }

        csv.EndLine();
    };

    private static IEnumerable<(AgreementFollowUp Agreement, CommitmentFollowUp Commitment)> Commitments(MunicipalityFollowUp followUp) =>
        from agreement in followUp.Agreements
        from promise in agreement.Promises
        from commitment in promise.Commitments
        select (agreement, commitment);

    /// <summary>The same word as in JSON.</summary>
    private static string Word<TEnum>(MessageDescriptor message, int field, TEnum value)
        where TEnum : struct, Enum =>
        EnumTable.Of(message.FindFieldByNumber(field).EnumType).WordOf(value)?.ToString() ?? "";
}
