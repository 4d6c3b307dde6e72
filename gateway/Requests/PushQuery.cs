using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Texts;
using Medborgarlofte.Gateway.Records.Csv;
using MunicipalityCodes = Medborgarlofte.Contracts.Codes.Municipalities;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>What a push says beside its record.</summary>
/// <param name="ValidateOnly">Answer what would happen and store nothing.</param>
/// <param name="Reason">Why stored records are corrected; may be empty.</param>
/// <param name="Atomic">Of many records store all or none.</param>
internal sealed record PushQuery(bool ValidateOnly, string Reason, bool Atomic = false)
{
    private static readonly TimeSpan LargestClockDifference = TimeSpan.FromMinutes(10);

    /// <summary>Bring back what is withdrawn.</summary>
    public bool Reinstate { get; init; }

    /// <summary>Of many records tell only those that were refused, and the summary.</summary>
    public bool ErrorsOnly { get; init; }

    /// <summary>Folded names of the columns of a file that are to be ignored.</summary>
    public IReadOnlySet<string> IgnoredColumns { get; init; } = new HashSet<string>();

    /// <summary>Name of the mapping that a file is read by; empty for none.</summary>
    public string Mapping { get; init; } = "";

    /// <summary>When the file was written; null when it is not said.</summary>
    public Timestamp? ExportedAt { get; init; }

    /// <summary>The period of which the file is all there is; null when it is not.</summary>
    public Period? Replaces { get; init; }

    /// <summary>Of which kinds alone; every kind when empty.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>How many records may be withdrawn for not being in the file; null when it is not said.</summary>
    public int? Confirm { get; init; }

    /// <summary>For one record of a type that stays withdrawn until a push says otherwise.</summary>
    public static PushQuery Read(HttpRequest request)
    {
        var query = new QueryReader(request);
        var reinstate = query.Flag("reinstate");
        return Read(query) with { Reinstate = reinstate };
    }

    /// <summary>For one record of a type that holds again when it is sent again, beside what has been read of the query.</summary>
    public static PushQuery Read(QueryReader query)
    {
        var push = new PushQuery(query.Flag("validate-only"), query.Text("reason"));
        query.ThrowIfBad();
        return push;
    }

    /// <summary>For many records at once.</summary>
    public static PushQuery ReadForStream(HttpRequest request)
    {
        var query = new QueryReader(request);
        var push = new PushQuery(query.Flag("validate-only"), query.Text("reason"), query.Flag("atomic"))
        {
            Reinstate = query.Flag("reinstate"),
            ErrorsOnly = query.Flag("errors-only"),
            IgnoredColumns = Split(query.Text("ignore-columns")).Select(LatinLetters.FoldToName).Where(name => name.Length > 0).ToHashSet(),
            Mapping = query.Text("mapping"),
            ExportedAt = query.Instant("exported-at"),
            Replaces = ReadPeriod(query),
            Kinds = Split(query.Text("kinds")),
            Confirm = query.Number("confirm", 0, 1_000_000),
        };
        var now = request.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        query.Require(push.ExportedAt is null || push.ExportedAt.ToDateTimeOffset() <= now + LargestClockDifference, "exported-at", "Not in the future.");
        query.Require(push.Mapping.Length == 0 || CsvBody.IsSentBy(request), "mapping", "Only with a CSV file.");
        query.Require(push.Replaces is not null || push.Kinds.Count == 0, "kinds", "Only beside replaces.");
        query.Require(push.Kinds.All(IsKind), "kinds", $"Codes of the kind list ({CodeAddresses.Kinds}), or a municipality's own, with commas between.");
        query.Require(push.Replaces is not null || push.Confirm is null, "confirm", "Only beside replaces.");
        query.Require(push.Replaces is null || !push.Atomic, "atomic", "Not beside replaces.");
        query.ThrowIfBad();
        return push;
    }

    /// <summary>For many withdrawals at once.</summary>
    public static PushQuery ReadForWithdrawals(HttpRequest request)
    {
        var query = new QueryReader(request);
        var push = new PushQuery(ValidateOnly: false, query.Text("reason"))
        {
            ErrorsOnly = query.Flag("errors-only"),
            IgnoredColumns = Split(query.Text("ignore-columns")).Select(LatinLetters.FoldToName).Where(name => name.Length > 0).ToHashSet(),
        };
        query.ThrowIfBad();
        return push;
    }

    private static bool IsKind(string code) =>
        ActivityKinds.Find(code) is not null || (code.Split('.') is [var municipality, not ""] && MunicipalityCodes.Find(municipality) is not null);

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Period? ReadPeriod(QueryReader query)
    {
        var text = query.Text("replaces");
        if (text.Length == 0)
        {
            return null;
        }

        var valid = text.Split('/') is [var first, var last] && IsDay(first, out var from) && IsDay(last, out var to) && from <= to;
        query.Require(valid, "replaces", "Must be the first and the last day with a slash between, such as 2021-05-01/2021-05-31.");
        return valid ? new Period { StartDate = text[..10], EndDate = text[^10..] } : null;
    }

    private static bool IsDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
