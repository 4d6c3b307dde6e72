using System.Text;

namespace Medborgarlofte.Wordings.Tests.Typography;

/// <summary>Writes a text as other programs would: other dashes, bullets and spaces, soft hyphens, lines that a page or a scanner broke.</summary>
internal sealed class Scribe(int seed)
{
    private const string Dashes = "-–—‐‑−";
    private const string Bullets = "-•*·▪●○–\uF0B7";
    private const string Spaces = " \u00A0\u2009\u202F";

    private readonly Random random = new(seed);

    /// <param name="items">Items of a list under the heading.</param>
    /// <param name="heading">The heading.</param>
    public string Write(string heading, IReadOnlyList<string> items)
    {
        var bullet = Pick(Bullets);
        var lineEnd = random.Next(2) == 0 ? "\n" : "\r\n";
        var text = new StringBuilder(heading).Append(lineEnd);
        foreach (var item in items)
        {
            text.Append(' ', random.Next(3)).Append(bullet).Append(Pick(Spaces)).Append(Item(item, lineEnd)).Append(lineEnd);
        }

        return text.ToString();
    }

    private string Item(string item, string lineEnd)
    {
        var text = new StringBuilder();
        for (var i = 0; i < item.Length; i++)
        {
            text.Append(item[i] switch
            {
                '-' or '–' when i > 0 && i + 1 < item.Length && char.IsDigit(item[i - 1]) && char.IsDigit(item[i + 1]) => Pick(Dashes).ToString(),
                ' ' when CanBreak(item, i) && random.Next(8) == 0 => lineEnd + "      ",
                ' ' => Pick(Spaces).ToString(),
                'å' or 'ä' or 'ö' when random.Next(12) == 0 => item[i].ToString().Normalize(NormalizationForm.FormD),
                var letter => letter.ToString(),
            });
            if (IsInsideWord(item, i) && random.Next(25) == 0)
            {
                text.Append(random.Next(3) switch { 0 => "\u00AD", 1 => "\u200B", _ => "-" + lineEnd + "      " });
            }
        }

        return text.ToString();
    }

    /// <summary>A line does not begin with what looks like a bullet of its own.</summary>
    private static bool CanBreak(string item, int space) => space + 2 < item.Length && item[space - 1] != '-' && char.IsLetter(item[space + 1]) && char.IsLetter(item[space + 2]);

    private static bool IsInsideWord(string item, int at) => at > 2 && at + 3 < item.Length
        && Enumerable.Range(at - 2, 6).All(i => char.IsLower(item[i]));

    private char Pick(string signs) => signs[random.Next(signs.Length)];
}
