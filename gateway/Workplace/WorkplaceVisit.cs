using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Workplace.Access;

namespace Medborgarlofte.Gateway.Workplace;

/// <summary>What every page of the workplace needs to know of how it was asked for.</summary>
/// <param name="Language">Of the page.</param>
/// <param name="Member">Who is signed in; null before a sign-in.</param>
/// <param name="FormToken">What each form repeats.</param>
/// <param name="IsDemo">True where the process is a demonstration.</param>
public sealed record WorkplaceVisit(Language Language, Member? Member, string FormToken, bool IsDemo)
{
    /// <summary>Name of the field in which a form repeats its session's token.</summary>
    public const string FormField = "form";
}
