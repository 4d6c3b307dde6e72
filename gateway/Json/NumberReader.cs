using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Google.Protobuf.Reflection;
using Medborgarlofte.ServiceDefaults.Limits;

namespace Medborgarlofte.Gateway.Json;

/// <summary>Reads numbers. A whole number has neither fraction nor exponent, not even ".0".</summary>
internal static class NumberReader
{
    public static object? Read(ref Utf8JsonReader reader, FieldType kind, FieldErrors errors) => kind switch
    {
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => Whole<int>(ref reader, errors),
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Whole<long>(ref reader, errors),
        FieldType.UInt32 or FieldType.Fixed32 => Whole<uint>(ref reader, errors),
        FieldType.UInt64 or FieldType.Fixed64 => Whole<ulong>(ref reader, errors),
        FieldType.Double => Real(ref reader, errors),
        FieldType.Float => Single(ref reader, errors),
        _ => throw new NotSupportedException($"{kind} is not a number."),
    };

    private static object? Whole<T>(ref Utf8JsonReader reader, FieldErrors errors)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (reader.TokenType != JsonTokenType.Number || reader.ValueSpan.ContainsAny((byte)'.', (byte)'e', (byte)'E'))
        {
            return ScalarReader.Refuse(ref reader, errors, "Must be a whole number, without fraction or exponent.");
        }

        return T.TryParse(reader.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : ScalarReader.Refuse(ref reader, errors, string.Create(CultureInfo.InvariantCulture,
                $"Must be between {T.MinValue} and {T.MaxValue}."));
    }

    private static object? Real(ref Utf8JsonReader reader, FieldErrors errors)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            return ScalarReader.Refuse(ref reader, errors, "Must be a number.");
        }

        if (!reader.TryGetDouble(out var value) || !double.IsFinite(value))
        {
            return ScalarReader.Refuse(ref reader, errors, "Is too large.");
        }

        // What no decimal holds is for the field's own limits to refuse.
        return !reader.TryGetDecimal(out var stated) || WireNumber.Keeps(value, stated)
            ? value
            : ScalarReader.Refuse(ref reader, errors, $"At most {WireNumber.Digits} digits.");
    }

    private static object? Single(ref Utf8JsonReader reader, FieldErrors errors)
    {
        if (Real(ref reader, errors) is not double value)
        {
            return null;
        }

        return float.IsFinite((float)value) ? (float)value : ScalarReader.Refuse(ref reader, errors, "Is too large.");
    }
}
