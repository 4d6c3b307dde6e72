using System.Globalization;
using System.Text;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Texts;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>What a row means, or why it is doubtful.</summary>
/// <param name="Cells">As they stand in the file.</param>
/// <param name="Kind">The code that is meant.</param>
/// <param name="Day">The day that is meant.</param>
/// <param name="Quantity">The number that is meant.</param>
/// <param name="Focuses">The codes that are meant.</param>
/// <param name="Doubt">The column that is doubtful, and a part of its remedy; null for none.</param>
internal sealed record DirtyRow(string[] Cells, string Kind, string Day, int Quantity, string[] Focuses, (string Column, string Remedy)? Doubt);

/// <summary>
/// Makes rows as people and programs write them, from what they mean: names in the place of codes, any case, marks in two parts or left out,
/// days with times, numbers with spaces. Some rows get one cell that can be read in several ways, or in none.
/// </summary>
internal sealed class DirtyRows(int seed)
{
    public static readonly string[] Columns = ["Id", "Kommun", "Slag", "Datum", "Antal", "Inriktning", "Enhet", "Noggrannhet", "Tillsammans med", "Exempel"];

    private static readonly string[] Municipality = ["0685", "685", "Vetlanda", "VETLANDA", "vetlanda kommun", "Vetlanda Kommun", "0685 Vetlanda", "Vetlanda (0685)", " 0685 "];

    private static readonly (string Column, string Cell, string Remedy)[] Doubts =
    [
        ("Kommun", "Vetlnda", "Menade du Vetlanda?"), ("Kommun", "68", "kommunkod"), ("Kommun", "9999", "kommunkod"), ("Kommun", "0684 Vetlanda", "kommunkod"),
        ("Slag", "trafikkontrol", "Menade du trafikkontroll?"), ("Slag", "Skolbsök", "Menade du skolbesok?"), ("Slag", "fot patrul", "Menade du fotpatrull?"),
        ("Slag", "trygghets vandrng", "Menade du trygghetsvandring?"), ("Slag", "övrigt", "kind list"), ("Slag", "kontroll", "kind list"),
        ("Datum", "1/5/2021", "year-month-day"), ("Datum", "01-05-2021", "cannot be told"), ("Datum", "210501", "cannot be told"), ("Datum", "44317", "Excel"),
        ("Datum", "44317,6", "Excel"), ("Datum", "2021-02-30", "year-month-day"), ("Datum", "2021-13-01", "year-month-day"), ("Datum", "maj 2021", "year-month-day"),
        ("Datum", "2021-05-01 26:00", "time of day"), ("Datum", "2021-05-01--02", "year-month-day"),
        ("Antal", "ca 12", "ungefär"), ("Antal", "~3", "ungefär"), ("Antal", "cirka tjugo", "ungefär"), ("Antal", "minst 5", "minst"), ("Antal", ">5", "minst"),
        ("Antal", "1,5", "decimals"), ("Antal", "1.000", "1 000"), ("Antal", "tolv", "whole number"), ("Antal", "0", "manifest"), ("Antal", "3-5", "whole number"), ("Antal", "1 00", "whole number"),
        ("Inriktning", "nyktrhet", "Menade du nykterhet?"), ("Inriktning", "cykling", "focus list"), ("Enhet", "tillfälen", "Menade du tillfalle?"), ("Enhet", "st", "unit list"),
        ("Noggrannhet", "kanske", "approximate"), ("Tillsammans med", "grannen", "municipality"), ("Exempel", "kanske", "nej"),
    ];

    private readonly Random random = new(seed);

    /// <summary>So many rows, each with an id of its own.</summary>
    public IEnumerable<DirtyRow> Make(int count) => Enumerable.Range(0, count).Select(Row);

    private DirtyRow Row(int number)
    {
        var kind = Pick(ActivityKinds.All);
        var day = new DateOnly(2021, 1, 1).AddDays(random.Next(300));
        var quantity = random.Next(3) == 0 ? random.Next(1000, 2_000_000) : random.Next(1, 200);
        Focus[] focuses = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(Focuses.All)).Distinct()];
        var unit = Pick(CountUnits.All);
        string[] cells =
        [
            $"dirty-{number}", Pick(Municipality),
            Spelled(Pick([kind.Code, kind.SwedishSingular, kind.SwedishPlural, kind.SwedishDefiniteSingular, kind.SwedishDefinitePlural, kind.EnglishPlural])),
            Day(day), Number(quantity), string.Join(Pick(["|", ",", " , ", "\n", "|\n"]), focuses.Select(focus => Spelled(Pick([focus.Code, focus.Swedish])))),
            Spelled(Pick(["", unit.Code, unit.SwedishSingular, unit.SwedishPlural])), Pick(["", "exakt", "Exakt", "minst", "ungefär", "UNGEFÄR", "cirka", "ca", "ungefa\u0308r", "at least"]),
            Pick(["", "kommun", "Kommunen", "municipality"]), Pick(["", "nej", "NEJ", "false", "Ja"]),
        ];
        (string Column, string Remedy)? doubt = null;
        if (random.Next(4) == 0)
        {
            var (column, cell, remedy) = Pick(Doubts);
            cells[Array.IndexOf(Columns, column)] = cell;
            doubt = (column, remedy);
        }

        return new DirtyRow(cells, kind.Code, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), quantity, [.. focuses.Select(focus => focus.Code)], doubt);
    }

    private string Day(DateOnly day)
    {
        var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return random.Next(10) switch
        {
            0 => $"{iso} 14:30",
            1 => $"{iso} 00:00:00",
            2 => $"{iso}T08:15:00",
            3 => $"{iso}T10:00:00+02:00",
            4 => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture),
            5 => day.ToString("yyyy-M-d", CultureInfo.InvariantCulture),
            6 => day.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture),
            7 => $"{day.Day} {Contracts.Calendar.MonthNames.Swedish(day.Month)} {day.Year}",
            _ => iso,
        };
    }

    private string Number(int number)
    {
        var plain = number.ToString(CultureInfo.InvariantCulture);
        var grouped = number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", Pick([" ", "\u00A0", "\u202F"]), StringComparison.Ordinal);
        return Pick([plain, plain, grouped, $"{plain},0", $"{grouped},00", $" {plain} "]);
    }

    private string Spelled(string name) => random.Next(7) switch
    {
        0 => name.ToUpperInvariant(),
        1 when name.Length > 0 => char.ToUpperInvariant(name[0]) + name[1..],
        2 => LatinLetters.Fold(name),
        3 => string.Concat(name.Select(letter => letter switch
        {
            'å' => "a\u030A",
            'ä' => "a\u0308",
            'ö' => "o\u0308",
            _ => letter.ToString(),
        })),
        4 => name.Replace('-', ' '),
        5 => $" {name} ",
        _ => name,
    };

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>The rows as a file.</summary>
    public static byte[] ToFile(IEnumerable<DirtyRow> rows) => Encoding.UTF8.GetBytes(
        $"\uFEFF{string.Join(';', Columns).Replace("Id", "Id", StringComparison.Ordinal)}\r\n"
        + string.Concat(rows.Select(row => string.Join(';', row.Cells.Select(Quoted)) + "\r\n")));

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(";\n\"") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
