namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A number in a sentence.</summary>
/// <param name="First">Its first word.</param>
/// <param name="Last">Its last word.</param>
/// <param name="Value">The number, or the lower one of a range.</param>
/// <param name="Upper">The upper one of a range.</param>
/// <param name="IsAbout">True for "ett femtontal": a number of that size.</param>
/// <param name="IsArticle">True for "en" and "ett", which are more often articles than numbers.</param>
/// <param name="IsOpen">True for "en eller flera": that many or more.</param>
internal sealed record Quantity(int First, int Last, long Value, long? Upper = null, bool IsAbout = false, bool IsArticle = false, bool IsOpen = false);
