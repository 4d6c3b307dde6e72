using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Limits;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>
/// Reads a query and collects what is wrong with it. A parameter that nobody asked for is refused: a misspelt filter must not
/// quietly answer everything.
/// </summary>
internal sealed class QueryReader(HttpRequest request)
{
    private readonly HashSet<string> accepted = new(StringComparer.Ordinal);
    private readonly List<FieldViolation> violations = [];

    /// <summary>The query of a request that takes no parameters.</summary>
    public static void RequireNone(HttpRequest request) => new QueryReader(request).ThrowIfBad();

    /// <summary>The one text that a request takes; empty when it is left out.</summary>
    public static string ReadOnly(HttpRequest request, string name)
    {
        var query = new QueryReader(request);
        var text = query.Text(name);
        query.ThrowIfBad();
        return text;
    }

    /// <summary>A text; empty when it is left out.</summary>
    public string Text(string name)
    {
        accepted.Add(name);
        var values = request.Query[name];
        Require(values.Count <= 1, name, "May stand once.");
        Require(values.All(value => value is null || WireText.IsWhole(value)), name, "Must not hold NUL, nor half a character.");
        return values.Count == 1 ? values[0] ?? "" : "";
    }

    /// <summary>One of some words; empty when it is left out.</summary>
    public string Word(string name, params ReadOnlySpan<string> words)
    {
        var value = Text(name);
        if (value.Length == 0 || words.Contains(value))
        {
            return value;
        }

        violations.Add(new FieldViolation(name, $"Must be one of: {string.Join(", ", words.ToArray())}."));
        return "";
    }

    /// <summary>True or false; false when it is left out.</summary>
    public bool Flag(string name) => Word(name, "true", "false") == "true";

    /// <summary>A whole number of a range; null when it is left out.</summary>
    public int? Number(string name, int smallest, int largest)
    {
        var value = Text(name);
        if (value.Length == 0)
        {
            return null;
        }

        var valid = int.TryParse(value, System.Globalization.NumberStyles.None, null, out var number) && number >= smallest && number <= largest;
        Require(valid, name, $"Must be a whole number from {smallest} to {largest}.");
        return valid ? number : null;
    }

    /// <summary>An instant; null when it is left out.</summary>
    public Timestamp? Instant(string name)
    {
        // An offset's plus that was not percent-encoded arrives as a space.
        var value = Text(name).Replace(' ', '+');
        if (value.Length == 0)
        {
            return null;
        }

        var valid = Rfc3339.TryParse(value, out var instant);
        Require(valid, name, Rfc3339.Expected);
        return valid ? instant : null;
    }

    /// <summary>Notes a bad parameter unless the condition holds.</summary>
    public void Require(bool condition, string name, string description)
    {
        if (!condition)
        {
            violations.Add(new FieldViolation(name, description));
        }
    }

    /// <summary>INVALID_ARGUMENT with every bad and every unknown parameter, if there is any.</summary>
    public void ThrowIfBad()
    {
        foreach (var name in request.Query.Keys.Where(name => !accepted.Contains(name)))
        {
            violations.Add(new FieldViolation(UnknownName.Of(name), accepted.Count == 0
                ? "No query parameters are taken here."
                : $"Is not a query parameter here; these are: {string.Join(", ", accepted)}."));
        }

        if (violations.Count > 0)
        {
            throw DomainException.BadFields(violations, what: "query parameter");
        }
    }
}
