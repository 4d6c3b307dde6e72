using Medborgarlofte.Contracts.Texts;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>What a push says beside its record.</summary>
/// <param name="ValidateOnly">Answer what would happen and store nothing.</param>
/// <param name="Reason">Why stored records are corrected; may be empty.</param>
/// <param name="Atomic">Of many records store all or none.</param>
internal sealed record PushQuery(bool ValidateOnly, string Reason, bool Atomic = false)
{
    /// <summary>Of many records tell only those that were refused, and the summary.</summary>
    public bool ErrorsOnly { get; init; }

    /// <summary>Folded names of the columns of a file that are to be ignored.</summary>
    public IReadOnlySet<string> IgnoredColumns { get; init; } = new HashSet<string>();

    public static PushQuery Read(HttpRequest request)
    {
        var query = new QueryReader(request);
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
            ErrorsOnly = query.Flag("errors-only"),
            IgnoredColumns = query.Text("ignore-columns").Split(',').Select(LatinLetters.FoldToName).Where(name => name.Length > 0).ToHashSet(),
        };
        query.ThrowIfBad();
        return push;
    }
}
