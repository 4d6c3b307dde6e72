namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>The third stage: lines that belong together become blocks. A line that a PDF broke goes on with the one before.</summary>
internal sealed class Blocks
{
    /// <summary>A line at least this long was broken by its page and not by its writer.</summary>
    private const int BrokenByPage = 60;

    private const int LongestLabel = 40;

    private static readonly HashSet<string> Unfinished =
    [
        "i", "på", "vid", "av", "till", "med", "för", "och", "samt", "eller", "om", "från", "mot", "kring", "runt", "inom", "under", "en", "ett", "de", "den", "det", "centrala", "norra", "södra",
        "östra", "västra", "att", "som", "minst", "högst", "kommunens", "polisens", "lokalpolisområde", "stadsdelen", "mellan", "per", "varje", "genom", "/", "-",
    ];

    private readonly SourceText source;
    private readonly List<Block> blocks = [];
    private bool afterBlank = true;
    private bool isList;
    private bool hasBullet;
    private TextRange lastLine;
    private int bulletIndent;

    private Blocks(SourceText source) => this.source = source;

    public static IReadOnlyList<Block> Of(SourceText source)
    {
        var reader = new Blocks(source);
        for (var start = 0; start < source.Text.Length;)
        {
            var end = source.Text.IndexOf('\n', start);
            end = end < 0 ? source.Text.Length : end;
            reader.Add(start, end);
            start = end + 1;
        }

        return reader.blocks;
    }

    private void Add(int lineStart, int lineEnd)
    {
        var line = Bare(new TextRange(lineStart, lineEnd));
        if (line.Length == 0)
        {
            afterBlank = true;
            return;
        }

        var indent = line.Start - lineStart;
        var start = Bullets.Skip(source.Text, line.Start, line.End);
        if (start > line.Start)
        {
            bulletIndent = indent;
            hasBullet = true;
            Begin(Bare(new TextRange(start, line.End)), isBullet: true);
        }
        else if (GoesOn(line, indent))
        {
            blocks[^1] = blocks[^1] with { Range = blocks[^1].Range.To(line) };
        }
        else
        {
            var label = ActivityLabel(line);
            hasBullet = label > 0 || (hasBullet && IsLabelled(line));
            Begin(Bare(new TextRange(line.Start + label, line.End)), isBullet: hasBullet);
        }

        lastLine = line;
        afterBlank = false;
    }

    private void Begin(TextRange range, bool isBullet)
    {
        isList = blocks.Count > 0 && (blocks[^1].LastIn(source) == ':' || (isList && !afterBlank)) && !Headings.Is(source, range);
        blocks.Add(new Block(range, isBullet || isList, isBullet));
    }

    private bool GoesOn(TextRange line, int indent)
    {
        if (blocks.Count > 0 && !afterBlank && IsUnfinished() && !Headings.Is(source, lastLine))
        {
            return true;
        }

        if (blocks.Count == 0 || afterBlank || IsHeading(line) || blocks[^1].LastIn(source) == ':' || IsRow(line) || IsLabelled(line))
        {
            return false;
        }

        var last = blocks[^1].LastIn(source);
        var isSmall = !char.IsUpper(source.Text[line.Start]);
        var isBroken = lastLine.Length >= BrokenByPage || IsUnfinished();
        if (hasBullet)
        {
            return isSmall || indent > bulletIndent || (isBroken && last is not ('.' or '!' or '?' or ';'));
        }

        // Lines under "Polisen ska:" without bullets are each their own, unless the page broke them.
        return isList
            ? isBroken && (isSmall || last is not ('.' or '!' or '?' or ';')) && !(last is ',' or ';' or '.' && BeginsWithInfinitive(line))
            : (isBroken || isSmall) && (!Headings.Is(source, lastLine) || IsRestOfTitle(line));
    }

    /// <summary>"Samverkansöverenskommelse" and, on the next line, "mellan Kinda kommun och Polismyndigheten".</summary>
    private bool IsRestOfTitle(TextRange line) => blocks.Count == 1 && source.Text[line.Start..line.End].StartsWith("mellan ", StringComparison.Ordinal);

    /// <summary>A row of a table.</summary>
    private bool IsRow(TextRange line) => source.Text.IndexOf('|', line.Start, line.Length) >= 0;

    /// <summary>"Polis: …", "Ansvarig: …" begins something of its own.</summary>
    private bool IsLabelled(TextRange line)
    {
        var colon = source.Text.IndexOf(':', line.Start, Math.Min(line.Length, LongestLabel));
        return colon > line.Start && new Sentence(source, new TextRange(line.Start, colon)) is { Count: > 0 and <= 3 } label
            && (label[0] is "ansvarig" or "ansvariga" or "ansvar" or "tid" or "syfte" or "effekt" or "uppföljning" || ActivityLabel(line) > 0 || (label.IsCapital(0) && Owners.Find(label).Count > 0));
    }

    /// <summary>Length of "Aktivitet:" before what it names; 0 when the line has none.</summary>
    private int ActivityLabel(TextRange line)
    {
        var colon = source.Text.IndexOf(':', line.Start, Math.Min(line.Length, LongestLabel));
        return colon > line.Start && colon + 1 < line.End && source.Text[line.Start..colon].ToLowerInvariant() is "aktivitet" or "åtgärd" or "insats" or "åtagande" ? colon + 1 - line.Start : 0;
    }

    /// <summary>A heading begins with a capital; a line in small letters is one only when it ends in a colon.</summary>
    private bool IsHeading(TextRange line) => (char.IsUpper(source.Text[line.Start]) || (source.Text[line.End - 1] == ':' && !char.IsLetterOrDigit(blocks[^1].LastIn(source)))) && Headings.Is(source, line);

    /// <summary>A line that ends in "i", "och" or "centrala" goes on, however short it is.</summary>
    private bool IsUnfinished()
    {
        var start = source.Text.LastIndexOf(' ', lastLine.End - 1, lastLine.Length) + 1;
        return Unfinished.Contains(source.Text[Math.Max(start, lastLine.Start)..lastLine.End].ToLowerInvariant());
    }

    private bool BeginsWithInfinitive(TextRange line)
    {
        var end = source.Text.IndexOf(' ', line.Start, line.Length);
        return end > line.Start + 1 && source.Text[end - 1] == 'a' && !char.IsUpper(source.Text[line.Start]);
    }

    /// <summary>Without spaces around it, and without the signs that mark a heading or bold text.</summary>
    private TextRange Bare(TextRange line)
    {
        var (start, end) = line;
        while (start < end && (source.Text[start] is ' ' or '#' or '|' || IsDoubleStar(start, end)))
        {
            start += IsDoubleStar(start, end) ? 2 : 1;
        }

        while (end > start && (source.Text[end - 1] is ' ' or '#' or '|' || IsDoubleStar(end - 2, end)))
        {
            end -= IsDoubleStar(end - 2, end) ? 2 : 1;
        }

        return new TextRange(start, end);
    }

    private bool IsDoubleStar(int at, int end) => at >= 0 && at + 1 < end + 1 && at + 1 < source.Text.Length && source.Text[at] == '*' && source.Text[at + 1] == '*';
}
