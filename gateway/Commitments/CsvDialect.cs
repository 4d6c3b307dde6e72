namespace Medborgarlofte.Gateway.Commitments;

/// <summary>How a CSV file is written.</summary>
/// <param name="Separator">Between fields.</param>
/// <param name="DecimalSign">In numbers.</param>
/// <param name="ByteOrderMark">Whether the file begins with one.</param>
internal sealed record CsvDialect(char Separator, char DecimalSign, bool ByteOrderMark)
{
    /// <summary>RFC 4180.</summary>
    public static readonly CsvDialect Standard = new(',', '.', ByteOrderMark: false);

    /// <summary>What a Swedish Excel opens with a double click: it takes "1.5" for a date and UTF-8 without a mark for Latin-1.</summary>
    public static readonly CsvDialect SwedishExcel = new(';', ',', ByteOrderMark: true);
}
