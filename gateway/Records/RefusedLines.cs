using System.Globalization;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Records;

/// <summary>Lines that were refused before any was taken. When none is, they are the answer: a problem, as nothing was done.</summary>
internal sealed class RefusedLines
{
    private readonly List<byte[]> lines = [];
    private readonly List<LineProblem> named = [];
    private readonly HashSet<int> statuses = [];
    private TimeSpan? retryAfter;
    private long bytes;

    /// <summary>Holds a line, and tells how many bytes are held.</summary>
    public long Add(LineProblem problem, ReadOnlySpan<byte> json)
    {
        lines.Add(json.ToArray());
        statuses.Add(problem.Problem.Status);
        retryAfter ??= problem.Problem.RetryAfter;
        if (named.Count < DomainException.MostFields)
        {
            named.Add(problem);
        }

        return bytes += json.Length;
    }

    /// <summary>The lines, which are held no longer.</summary>
    public IReadOnlyList<byte[]> Take()
    {
        byte[][] taken = [.. lines];
        lines.Clear();
        named.Clear();
        return taken;
    }

    /// <summary>
    /// Answers with the problem, each line under "lines", and the summary. The status is the lines' own where they agree; when some of them
    /// may be taken later it says so; else 400.
    /// </summary>
    public Task WriteAsync(HttpContext http, RunTotals totals) => ProblemJson.WriteAsync(http, ProblemOf(totals), writer =>
    {
        writer.WriteStartArray("lines"u8);
        foreach (var line in lines)
        {
            writer.WriteRawValue(line, skipInputValidation: true);
        }

        writer.WriteEndArray();
        totals.Write(writer);
    });

    private Problem ProblemOf(RunTotals totals)
    {
        if (totals.Records == 0)
        {
            return new Problem(StatusCodes.Status400BadRequest, "NO_RECORDS",
                "There is no record in the body, so nothing was done. That nothing happened in a period is said by a manifest.");
        }

        var status = statuses.Count == 1 ? statuses.Single() : statuses.Where(one => one >= StatusCodes.Status500InternalServerError)
            .DefaultIfEmpty(StatusCodes.Status400BadRequest).First();
        return new Problem(status, "NOTHING_TAKEN", string.Create(CultureInfo.InvariantCulture,
            $"None of the {totals.Records} records was taken. Each has its own answer in \"lines\"; \"errors\" names the first faults."))
        {
            Errors = [.. named.SelectMany(TogetherProblem.Named).Take(DomainException.MostFields)],
            RetryAfter = retryAfter,
        };
    }
}
