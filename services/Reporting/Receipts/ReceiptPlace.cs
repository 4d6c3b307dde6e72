using System.Globalization;
using Medborgarlofte.Reporting.State;

namespace Medborgarlofte.Reporting.Receipts;

/// <summary>A place in a receipt: after so many rows of the record with this sequence in its journal. It is what a page token says.</summary>
internal readonly record struct ReceiptPlace(StoredJournal Journal, long Sequence, int Rows)
{
    private const char Separator = '.';

    /// <summary>Before the first row.</summary>
    public static readonly ReceiptPlace Start = new(StoredJournal.Police, 0, 0);

    /// <summary>The end of all that comes before a record, and of its own first rows.</summary>
    public static ReceiptPlace In(StoredRecord record, int rows) => new(record.Journal, record.Sequence, rows);

    public static bool TryParse(string text, out ReceiptPlace place)
    {
        place = Start;
        if (text.Split(Separator) is not [var journal, var sequence, var rows]
            || !long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            || !int.TryParse(journal, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            || !Enum.IsDefined((StoredJournal)which))
        {
            return false;
        }

        place = new ReceiptPlace((StoredJournal)which, number, given);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)Journal}{Separator}{Sequence}{Separator}{Rows}");
}
