using System.Globalization;
using System.Text;

namespace Medborgarlofte.Gateway.Commitments;

/// <summary>Writes a CSV file in UTF-8 with CRLF, by RFC 4180.</summary>
internal sealed class CsvWriter(CsvDialect dialect)
{
    // What makes a reader's program misread a field that stands bare; the line end is \r\n.
    private readonly char[] special = [dialect.Separator, '"', '\r', '\n'];
    private readonly StringBuilder text = new(dialect.ByteOrderMark ? "\uFEFF" : "");
    private bool first = true;

    public CsvWriter Field(string value)
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

    public CsvWriter Field(double value) => Field(value.ToString(CultureInfo.InvariantCulture).Replace('.', dialect.DecimalSign));

    public CsvWriter Field(long value) => Field(value.ToString(CultureInfo.InvariantCulture));

    public CsvWriter Field(bool value) => Field(value ? "true" : "false");

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
}
