using System.Globalization;
using System.Text;
using Medborgarlofte.ServiceDefaults.Limits;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Gateway.Commitments;

/// <summary>Writes a CSV file in UTF-8 with CRLF, by RFC 4180.</summary>
internal sealed class CsvWriter(CsvDialect dialect)
{
    // What makes a reader's program misread a field that stands bare; the line end is \r\n.
    private readonly char[] special = [dialect.Separator, '"', '\r', '\n'];
    private readonly StringBuilder text = new(dialect.ByteOrderMark ? "\uFEFF" : "");
    private bool first = true;

    /// <summary>A text; what a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    public CsvWriter Field(string value) => Cell(FormulaText.IsAt(value) && !IsNegative(value) ? $"'{value}" : value);

    /// <summary>Digits alone: no program reads "1E-06" as every other does.</summary>
    public CsvWriter Field(double value) =>
        Cell((WireNumber.ToShow(value)?.ToString(CultureInfo.InvariantCulture) ?? value.ToString(CultureInfo.InvariantCulture)).Replace('.', dialect.DecimalSign));

    /// <summary>Empty for a number that is not told.</summary>
    public CsvWriter Field(double? value) => value is { } number ? Field(number) : Cell("");

    public CsvWriter Field(long value) => Cell(value.ToString(CultureInfo.InvariantCulture));

    public CsvWriter Field(bool value) => Cell(value ? "true" : "false");

    /// <summary>Several codes in one field; no code holds a bar.</summary>
    public CsvWriter Field(IEnumerable<string> values) => Field(string.Join('|', values));

    public void EndLine()
    {
        text.Append("\r\n");
        first = true;
    }

    /// <summary>What has been written since the last time.</summary>
    public byte[] Take()
    {
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        text.Clear();
        return bytes;
    }

    private static bool IsNegative(string value) =>
        double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 0;

    private CsvWriter Cell(string value)
    {
        text.Append(first ? "" : dialect.Separator.ToString());
        first = false;
        if (value.IndexOfAny(special) >= 0)
        {
            text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(value);
        }

        return this;
    }
}
