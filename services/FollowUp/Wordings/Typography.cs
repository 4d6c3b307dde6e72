namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>The first stage: every sort of space, dash, quote and line break becomes one, and what does not show is left out.</summary>
internal static class Typography
{
    /// <summary>Kept until words that a line break divides are joined.</summary>
    public const char SoftHyphen = '\u00AD';

    private const char Ring = '\u030A';
    private const char Dots = '\u0308';
    private const char Acute = '\u0301';

    public static List<Letter> Normalise(string sent)
    {
        var letters = new List<Letter>(sent.Length);
        for (var i = 0; i < sent.Length; i++)
        {
            var sign = sent[i];
            if (Composed(letters, sign) is { } composed)
            {
                letters[^1] = new Letter(composed, composed, letters[^1].Start, i + 1);
            }
            else if (Ligature(sign) is { } several)
            {
                letters.AddRange(several.Select(letter => new Letter(letter, letter, i, i + 1)));
            }
            else if (sign == '\r' && i + 1 < sent.Length && sent[i + 1] == '\n')
            {
                letters.Add(new Letter('\n', '\n', i, i + 2));
                i++;
            }
            else if (!IsInvisible(sign))
            {
                var read = IsCellEnd(sent, i) ? '|' : Read(sign);
                letters.Add(new Letter(read, read is '|' or ' ' or '\n' ? Read(sign) : sign, i, i + 1));
            }
        }

        return letters;
    }

    private static char Read(char sign) => sign switch
    {
        '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => '\n',
        SoftHyphen => SoftHyphen,
        '\u2212' or '\u2043' or '\uFE58' or '\uFE63' or '\uFF0D' or (>= '\u2010' and <= '\u2015') => '-',
        '\u2018' or '\u2019' or '\u201A' or '\u2032' or '\u00B4' or '`' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u2033' or '\u00AB' or '\u00BB' => '"',
        '\u2026' => '.',
        '\u2044' or '\u2215' => '/',
        _ when char.IsWhiteSpace(sign) || char.IsControl(sign) => ' ',
        _ => sign,
    };

    /// <summary>A tab after the text of a cell; one after a bullet or a number of the list is a space.</summary>
    private static bool IsCellEnd(string sent, int tab)
    {
        if (sent[tab] != '\t' || tab + 1 >= sent.Length || char.IsWhiteSpace(sent[tab + 1]))
        {
            return false;
        }

        var start = sent.LastIndexOf('\n', tab) + 1;
        return sent[start..tab].Count(char.IsLetter) > 1 && !char.IsWhiteSpace(sent[tab - 1]);
    }

    private static bool IsInvisible(char sign) => sign is (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E');

    /// <summary>A letter and its mark typed apart, as some PDFs have them.</summary>
    private static char? Composed(List<Letter> letters, char mark) => letters.Count == 0 ? null : (letters[^1].Read, mark) switch
    {
        ('a', Ring) => 'å',
        ('A', Ring) => 'Å',
        ('a', Dots) => 'ä',
        ('A', Dots) => 'Ä',
        ('o', Dots) => 'ö',
        ('O', Dots) => 'Ö',
        ('e', Acute) => 'é',
        ('E', Acute) => 'É',
        _ => null,
    };

    private static string? Ligature(char sign) => sign switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        _ => null,
    };
}
