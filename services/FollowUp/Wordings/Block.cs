namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A paragraph, a heading or a bullet of the text, whose lines are read as one.</summary>
/// <param name="Range">From its first word, after the bullet, to its end.</param>
/// <param name="IsBullet">True when it begins with a bullet, a number or a letter of a list.</param>
internal sealed record Block(TextRange Range, bool IsBullet)
{
    /// <summary>What ends it: ':' for a heading of a list.</summary>
    public char LastIn(SourceText source) => Range.Length == 0 ? ' ' : source.Text[Range.End - 1];
}
