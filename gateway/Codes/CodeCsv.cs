using Medborgarlofte.Gateway.Commitments;

namespace Medborgarlofte.Gateway.Codes;

/// <summary>Code lists as CSV: the columns have the names of the JSON members, and those of one list are always the same.</summary>
internal static class CodeCsv
{
    public static byte[] Write(PublishedCodeList list, IReadOnlyList<PublishedCode> codes, CsvDialect dialect)
    {
        var csv = new CsvWriter(dialect);
        foreach (var name in (string[])["code", "sv", "en", .. list.More])
        {
            csv.Field(name);
        }

        csv.EndLine();
        foreach (var code in codes)
        {
            csv.Field(code.Code).Field(code.Sv).Field(code.En);
            foreach (var name in list.More)
            {
                Write(csv, code.More.GetValueOrDefault(name));
            }

            csv.EndLine();
        }

        return csv.Take();
    }

    private static CsvWriter Write(CsvWriter csv, object? value) => value switch
    {
        null => csv.Field(""),
        bool flag => csv.Field(flag),
        IEnumerable<string> several => csv.Field(several),
        _ => csv.Field((string)value),
    };
}
