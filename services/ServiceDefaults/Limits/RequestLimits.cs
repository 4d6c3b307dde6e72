using Google.Protobuf;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.ServiceDefaults.Limits;

/// <summary>
/// What of a request is larger than its fields' limits, in one walk over it. The limits stand in the protos: a field that is added there is
/// checked here without anything else being written.
/// </summary>
public sealed class RequestLimits
{
    private const string OwnContracts = "medborgarlofte.";

    private readonly List<FieldViolation> fields = [];
    private bool unbounded;

    private RequestLimits()
    {
    }

    /// <summary>What is too large; null when nothing is, and for requests of other contracts, such as those of health and reflection.</summary>
    public static RequestLimits? Of(IMessage request)
    {
        if (!request.Descriptor.File.Package.StartsWith(OwnContracts, StringComparison.Ordinal))
        {
            return null;
        }

        var found = new RequestLimits();
        found.Walk(request, LimitTable.Of(request.Descriptor), above: null);
        return found.fields.Count == 0 ? null : found;
    }

    /// <summary>
    /// INVALID_ARGUMENT when a list is too long or a text holds what no database takes: then nothing else of the request is looked at. A text
    /// or a number that is too large is refused together with whatever else is wrong.
    /// </summary>
    public void ThrowIfUnbounded()
    {
        if (unbounded)
        {
            throw Refusal();
        }
    }

    /// <summary>INVALID_ARGUMENT, naming each field; after those of another refusal where there is one.</summary>
    public DomainException Refusal(DomainException? other = null)
    {
        var named = other?.Fields.Select(field => field.Field).ToHashSet(StringComparer.Ordinal) ?? [];
        return DomainException.BadFields([.. other?.Fields ?? [], .. fields.Where(field => !named.Contains(field.Field))],
            other?.Reason ?? DomainException.ValidationFailed, hidden: other?.MoreFields ?? 0);
    }

    /// <summary>Whether a refusal is one of fields, that these can be added to.</summary>
    public static bool Joins(DomainException refusal) => refusal is { Kind: StatusCode.InvalidArgument, Fields.Count: > 0 };

    private void Walk(IMessage message, LimitTable table, FieldPath? above)
    {
        foreach (var field in table.Fields)
        {
            if (field.Repeated)
            {
                WalkList(message, field, above);
                continue;
            }

            var value = field.ValueOf(message);
            if (value is IMessage nested)
            {
                Walk(nested, field.Nested, new FieldPath(above, field.Name, -1));
            }
            else if (value is not null)
            {
                Check(value, field, above, -1);
            }
        }
    }

    private void WalkList(IMessage message, LimitedField field, FieldPath? above)
    {
        var list = field.ListOf(message);
        if (list.Count > field.Limits.MaxItems)
        {
            unbounded = true;
            Add(field, above, -1, $"At most {field.Limits.MaxItems} elements.");
            return;
        }

        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is IMessage nested)
            {
                Walk(nested, field.Nested, new FieldPath(above, field.Name, i));
            }
            else
            {
                Check(list[i]!, field, above, i);
            }
        }
    }

    private void Check(object value, LimitedField field, FieldPath? above, int index)
    {
        var problem = value switch
        {
            string text => Text(text, field),
            ByteString bytes => bytes.Length > field.Limits.MaxLength ? $"At most {field.Limits.MaxLength} bytes." : null,
            double number => Real(number, field),
            float number => Real(number, field),
            int or long => Whole(Convert.ToInt64(value, null), field),
            uint or ulong => Convert.ToUInt64(value, null) > (ulong)field.Limits.Max ? $"{field.Limits.Min} to {field.Limits.Max}." : null,
            _ => null,
        };
        if (problem is not null)
        {
            Add(field, above, index, problem);
        }
    }

    private string? Text(string text, LimitedField field)
    {
        if (!WireText.IsWhole(text))
        {
            unbounded = true;
            return "Must not hold NUL, nor half a character.";
        }

        return text.Length > field.Limits.MaxLength ? $"At most {field.Limits.MaxLength} characters." : null;
    }

    // A number of a field with presence that is not stated is not looked at; one without presence is 0 when it is left out.
    private static string? Whole(long number, LimitedField field) =>
        number > field.Limits.Max || (number < field.Limits.Min && number != 0) ? $"{field.Limits.Min} to {field.Limits.Max}." : null;

    private static string? Real(double number, LimitedField field) =>
        double.IsFinite(number) && number >= field.Limits.Min && number <= field.Limits.Max && WireNumber.HasDecimals(number, field.Limits.MaxDecimals)
            ? null
            : $"A number from {field.Limits.Min} to {field.Limits.Max} with at most {WireNumber.Digits} digits, {field.Limits.MaxDecimals} of them decimals.";

    private void Add(LimitedField field, FieldPath? above, int index, string description) =>
        fields.Add(new FieldViolation(new FieldPath(above, field.Name, index).ToString(), description));
}
