using System.Globalization;
using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>Collects every bad field of a request, so that one answer names them all.</summary>
/// <param name="prefix">Path of the checked message in its request, such as "activity".</param>
public sealed partial class Violations(string prefix)
{
    private const int LongestId = 200;
    private const string ToCome = "Is a day to come. What was done has a day up to today in Sweden; what is planned has no place here.";

    private readonly List<FieldViolation> fields = [];
    private bool personalData;

    /// <summary>True when nothing is wrong so far.</summary>
    public bool None => fields.Count == 0;

    /// <summary>Notes a bad field.</summary>
    public void Add(string field, string description) =>
        fields.Add(new FieldViolation(prefix.Length == 0 ? field : $"{prefix}.{field}", description));

    /// <summary>Notes a bad field unless the condition holds.</summary>
    public void Require(bool condition, string field, string description)
    {
        if (!condition)
        {
            Add(field, description);
        }
    }

    /// <summary>INVALID_ARGUMENT with every bad field, if there is any.</summary>
    public void ThrowIfAny()
    {
        if (fields.Count > 0)
        {
            throw DomainException.BadFields(fields, personalData ? "PERSONAL_DATA" : DomainException.ValidationFailed);
        }
    }

    /// <summary>A sender's own id.</summary>
    public void RecordId(string value, string field = "recordId")
    {
        Require(RecordIdPattern().IsMatch(value), field, "Required: 1-64 characters of A-Z a-z 0-9 . _ ~ and -, and not . or .. alone.");
        InnocentId(value, field);
    }

    /// <summary>A lower-case code.</summary>
    public void Slug(string value, string field)
    {
        Require(SlugPattern().IsMatch(value), field, "A code of 1-64 characters a-z 0-9 and -, beginning with a letter or digit.");
        InnocentId(value, field);
    }

    /// <summary>One of Sweden's municipalities.</summary>
    public void Municipality(string value, string field = "municipalityCode") =>
        Require(Municipalities.Find(value) is not null, field, $"Required: the four-digit kommunkod of a Swedish municipality, such as 0685 ({CodeAddresses.Municipalities}).");

    /// <summary>How exact a number is; may be left out.</summary>
    public void Precision(Precision value) =>
        Require(Enum.IsDefined(value), "precision", "One of exact, atLeast, approximate.");

    /// <summary>Lower-case codes that another part of the system defines.</summary>
    public void Slugs(IReadOnlyList<string> values, string field)
    {
        for (var i = 0; i < values.Count; i++)
        {
            Slug(values[i], $"{field}[{i}]");
        }
    }

    /// <summary>A lower-case code that may be left out.</summary>
    public void OptionalSlug(string value, string field)
    {
        if (value.Length > 0)
        {
            Slug(value, field);
        }
    }

    /// <summary>Id of another record; may be left out.</summary>
    public void OptionalRecordId(string value, string field)
    {
        if (value.Length > 0)
        {
            RecordId(value, field);
        }
    }

    /// <summary>Ids of other records of the same source.</summary>
    public void RecordIds(IReadOnlyList<string> values, string field)
    {
        for (var i = 0; i < values.Count; i++)
        {
            RecordId(values[i], $"{field}[{i}]");
        }
    }

    /// <summary>"source/record_id" of another record; may be left out.</summary>
    public void RecordReference(string value, string field)
    {
        Require(value.Length == 0 || ReferencePattern().IsMatch(value), field, "The source and the id of another record, with a slash between.");
        InnocentId(value, field);
    }

    /// <summary>Why a record is corrected or withdrawn; it stands beside the checked message, not inside it.</summary>
    public void Reason(string value, bool required = false)
    {
        if (value.Length == 0 && !required)
        {
            return;
        }

        var reason = new Violations("");
        reason.Text(value, "reason", 200, required);
        fields.AddRange(reason.fields);
        personalData |= reason.personalData;
    }

    /// <summary>Parties that are stated.</summary>
    public void Parties(IReadOnlyList<Party> values, string field)
    {
        for (var i = 0; i < values.Count; i++)
        {
            Require(values[i] is Party.Police or Party.Municipality, $"{field}[{i}]", "Must be police or municipality.");
        }
    }

    /// <summary>A required calendar day, 1990-2100; the default when it is bad.</summary>
    public DateOnly Day(string value, string field)
    {
        var valid = DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        Require(valid && day.Year is >= 1990 and <= 2100, field, "Required: a calendar day between 1990-01-01 and 2100-12-31, such as 2021-05-01.");
        return day;
    }

    /// <summary>A required day on which something was done: as <see cref="Day"/>, and not one to come.</summary>
    public DateOnly DayDone(string value, string field, DateOnly today)
    {
        var before = fields.Count;
        var day = Day(value, field);
        Require(day <= today || fields.Count > before, field, ToCome);
        return day;
    }

    /// <summary>The last day of something that was done; may be left out.</summary>
    public DateOnly? OptionalDayDone(string value, string field, DateOnly notBefore, DateOnly today)
    {
        var before = fields.Count;
        var day = OptionalDay(value, field, notBefore);
        Require(day is null || day <= today || fields.Count > before, field, ToCome);
        return day;
    }

    /// <summary>A calendar day that may be left out.</summary>
    public DateOnly? OptionalDay(string value, string field, DateOnly notBefore = default)
    {
        if (value.Length == 0)
        {
            return null;
        }

        var day = Day(value, field);
        // A day that could not be read is the default, and is named already.
        Require(day == default || day >= notBefore, field, $"Not before {notBefore:yyyy-MM-dd}.");
        return day;
    }

    /// <summary>A number of at least 1.</summary>
    public void Quantity(long value, string field = "quantity") =>
        Require(value is >= 1 and <= 1_000_000_000, field, "At least 1; that nothing was done is said by a manifest.");

    [GeneratedRegex("^(?!\\.\\.?\\z)[A-Za-z0-9._~-]{1,64}\\z")]
    private static partial Regex RecordIdPattern();

    [GeneratedRegex("^(?!\\.\\.?/)[A-Za-z0-9._~-]{1,64}/(?!\\.\\.?\\z)[A-Za-z0-9._~-]{1,64}\\z")]
    private static partial Regex ReferencePattern();

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}\\z")]
    private static partial Regex SlugPattern();
}
