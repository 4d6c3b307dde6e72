namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>The third stage: lines that belong together become blocks. A line that a PDF broke goes on with the one before.</summary>
internal sealed class Blocks
{
    /// <summary>A line at least this long was broken by its page and not by its writer.</summary>
    private const int BrokenByPage = 60;

    private readonly SourceText source;
    private readonly List<Block> blocks = [];
    private bool afterBlank = true;
    private bool afterColon;
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
            Begin(Bare(new TextRange(start, line.End)), isBullet: true);
        }
        else if (GoesOn(line, indent))
        {
            blocks[^1] = blocks[^1] with { Range = blocks[^1].Range.To(line) };
        }
        else
        {
            Begin(line, isBullet: false);
        }

        lastLine = line;
        afterBlank = false;
    }

    private void Begin(TextRange range, bool isBullet)
    {
        afterColon = blocks.Count > 0 && blocks[^1].LastIn(source) == ':';
        blocks.Add(new Block(range, isBullet));
    }

    private bool GoesOn(TextRange line, int indent)
    {
        if (blocks.Count == 0 || afterBlank || Headings.Is(source, line) || blocks[^1].LastIn(source) == ':')
        {
            return false;
        }

        var previous = blocks[^1];
        var isBroken = lastLine.Length >= BrokenByPage || !char.IsUpper(source.Text[line.Start]);
        var hasEnded = previous.LastIn(source) is '.' or '!' or '?' or ';';
        if (previous.IsBullet)
        {
            return !hasEnded || indent > bulletIndent || (isBroken && !char.IsUpper(source.Text[line.Start]));
        }

        // Lines under "Polisen ska:" without bullets are each their own, unless the page broke them.
        var isList = afterColon && lastLine.Length < BrokenByPage;
        return isBroken && !isList && !Headings.Is(source, lastLine);
    }

    /// <summary>Without spaces around it, and without the signs that mark a heading or bold text.</summary>
    private TextRange Bare(TextRange line)
    {
        var (start, end) = line;
        while (start < end && (source.Text[start] is ' ' or '#' || IsDoubleStar(start, end)))
        {
            start += IsDoubleStar(start, end) ? 2 : 1;
        }

        while (end > start && (source.Text[end - 1] is ' ' or '#' || IsDoubleStar(end - 2, end)))
        {
            end -= IsDoubleStar(end - 2, end) ? 2 : 1;
        }

        return new TextRange(start, end);
    }

    private bool IsDoubleStar(int at, int end) => at >= 0 && at + 1 < end + 1 && at + 1 < source.Text.Length && source.Text[at] == '*' && source.Text[at + 1] == '*';
}
