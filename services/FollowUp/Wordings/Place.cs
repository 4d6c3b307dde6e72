namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A place that a sentence names.</summary>
/// <param name="Name">As it is typed, with a capital.</param>
/// <param name="First">First word.</param>
/// <param name="Last">Last word.</param>
internal sealed record Place(string Name, int First, int Last)
{
    public string Code => Slug.Of(Name);
}
