namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A paragraph, a heading or a bullet of the text, whose lines are read as one.</summary>
/// <param name="Range">From its first word, after the bullet, to its end.</param>
/// <param name="IsBullet">True for an item of a list, with a bullet or as a line of its own under a colon.</param>
/// <param name="HasSign">True when a bullet, a number or a label shows it.</param>
internal sealed record Block(TextRange Range, bool IsBullet, bool HasSign = false)
{
    /// <summary>What ends it: ':' for a heading of a list.</summary>
    public char LastIn(SourceText source) => Range.Length == 0 ? ' ' : source.Text[Range.End - 1];
}
