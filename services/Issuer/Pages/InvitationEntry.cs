namespace Medborgarlofte.Issuer.Pages;

/// <summary>What somebody has entered on the page of an invitation; never the password.</summary>
public sealed record InvitationEntry(string Party, string MunicipalityCode, string Name, string Email)
{
    public static InvitationEntry Of(IFormCollection? form) => form is null
        ? new InvitationEntry("", "", "", "")
        : new InvitationEntry(form["party"].ToString(), form["municipality"].ToString().Trim(), form["name"].ToString().Trim(), form["email"].ToString().Trim());
}
