namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A part of a text, in UTF-16 code units.</summary>
/// <param name="Start">The first unit.</param>
/// <param name="End">After the last one.</param>
internal readonly record struct TextRange(int Start, int End)
{
    public int Length => End - Start;

    public bool Overlaps(TextRange other) => Start < other.End && other.Start < End;

    /// <summary>From the start of this to the end of the other.</summary>
    public TextRange To(TextRange other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));
}
