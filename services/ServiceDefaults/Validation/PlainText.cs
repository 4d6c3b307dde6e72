using System.Globalization;
using System.Text;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>
/// A text as a reader takes it in: digits of every script as 0-9, letters in other shapes as A-Z, every dash as "-", every run of spaces as
/// one, and nothing that does not show. It is what NFKC would do of it, and more. string.Normalize is not used, as it does nothing for other
/// letters than ASCII where the process runs without ICU.
/// </summary>
internal static class PlainText
{
    // Circled, parenthesised and squared letters, full-width and mathematical ones: the first of each run from A or a.
    private static readonly (int First, int Last, char Letter)[] Letters =
    [
        (0x249C, 0x24B5, 'a'), (0x24B6, 0x24CF, 'A'), (0x24D0, 0x24E9, 'a'), (0xFF21, 0xFF3A, 'A'), (0xFF41, 0xFF5A, 'a'),
        (0x1F110, 0x1F129, 'A'), (0x1F130, 0x1F149, 'A'), (0x1F150, 0x1F169, 'A'), (0x1F170, 0x1F189, 'A'), (0x1F1E6, 0x1F1FF, 'A'),
    ];

    private const int MathematicalFirst = 0x1D400;
    private const int MathematicalLast = 0x1D6A3;
    private const int LettersOfBothCases = 52;

    /// <summary>The plain form.</summary>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(plain, rune);
        }

        return plain.ToString();
    }

    private static void Append(StringBuilder plain, Rune rune)
    {
        if (rune.Value is > ' ' and < 0x7F)
        {
            plain.Append((char)rune.Value);
            return;
        }

        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                break;
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control:
                AppendSpace(plain);
                break;
            case UnicodeCategory.DashPunctuation:
                plain.Append('-');
                break;
            case UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber:
                AppendNumber(plain, rune);
                break;
            default:
                AppendOther(plain, rune);
                break;
        }
    }

    private static void AppendSpace(StringBuilder plain)
    {
        if (plain.Length > 0 && plain[^1] != ' ')
        {
            plain.Append(' ');
        }
    }

    // Circled and raised digits are numbers too, and ⑫ is twelve; a fraction is nothing that a number is written with.
    private static void AppendNumber(StringBuilder plain, Rune rune)
    {
        var value = Rune.GetNumericValue(rune);
        if (value >= 0 && value == Math.Floor(value) && value < 100)
        {
            plain.Append(((int)value).ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            plain.Append(rune.ToString());
        }
    }

    private static void AppendOther(StringBuilder plain, Rune rune)
    {
        switch (rune.Value)
        {
            // Fillers that show as nothing, though they are letters or symbols.
            case 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0:
                AppendSpace(plain);
                break;
            case 0x2212 or 0x2043 or 0x02D7 or 0x207B or 0x208B or 0x2796:
                plain.Append('-');
                break;
            case 0x207A or 0x208A or 0x2795:
                plain.Append('+');
                break;
            case 0x2044 or 0x2215 or 0x29F8:
                plain.Append('/');
                break;
            case 0x2024 or 0x00B7 or 0x2022 or 0x2027 or 0x2219 or 0x22C5 or 0x3002 or 0xFF61 or 0x066B or 0xFE52:
                plain.Append('.');
                break;
            case 0x060C or 0x066C or 0x3001 or 0xFE50:
                plain.Append(',');
                break;
            case 0xFE6B:
                plain.Append('@');
                break;
            case 0x2018 or 0x2019 or 0x2032 or 0x00B4 or 0x02B9:
                plain.Append('\'');
                break;
            case 0x201C or 0x201D or 0x2033:
                plain.Append('"');
                break;
            case 0x00BA or 0x02DA:
                plain.Append('\u00B0');
                break;
            case >= 0xFF01 and <= 0xFF5E:
                plain.Append((char)(rune.Value - 0xFEE0));
                break;
            case >= MathematicalFirst and <= MathematicalLast:
                var place = (rune.Value - MathematicalFirst) % LettersOfBothCases;
                plain.Append((char)(place < 26 ? 'A' + place : 'a' + place - 26));
                break;
            default:
                AppendLetter(plain, rune);
                break;
        }
    }

    private static void AppendLetter(StringBuilder plain, Rune rune)
    {
        foreach (var (first, last, letter) in Letters)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                plain.Append((char)(letter + rune.Value - first));
                return;
            }
        }

        plain.Append(rune.ToString());
    }
}
