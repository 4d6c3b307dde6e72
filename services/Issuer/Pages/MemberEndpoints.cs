using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>An administrator's page of the members of the same party and municipality.</summary>
internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder group, PageLanguage language)
    {
        group.MapGet(language.Members, async (HttpContext http, PageRenderer pages, Members members) =>
            await AdministratorAsync(http, members) is { } administrator
                ? await ShowAsync(http, pages, members, language, administrator)
                : await RefuseAsync(http, language));
        group.MapPost(language.Members, async (HttpContext http, PageRenderer pages, Members members, Invitations invitations, IssuerAddress address) =>
            await AdministratorAsync(http, members) is { } administrator
                ? await ChangeAsync(http, pages, members, invitations, address, language, administrator)
                : await RefuseAsync(http, language));
    }

    private static async Task<IResult> ChangeAsync(
        HttpContext http, PageRenderer pages, Members members, Invitations invitations, IssuerAddress address, PageLanguage language, Member administrator)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (number, role) = (form["number"].ToString(), form["role"].ToString());
        if (form["do"] == "invite" && Roles.All.Contains(role))
        {
            var token = await invitations.CreateAsync(administrator, administrator.Party, administrator.MunicipalityCode, role, http.RequestAborted);
            return await ShowAsync(http, pages, members, language, administrator, new Uri(address.Value, $"{language.Invitation}/{token}").ToString());
        }

        var done = form["do"].ToString() switch
        {
            "role" => await members.ChangeRoleAsync(administrator, number, role, http.RequestAborted),
            "end" => await members.EndAsync(administrator, number, http.RequestAborted),
            "erase" => await members.EraseAsync(administrator, number, http.RequestAborted),
            _ => false,
        };
        return done ? Results.LocalRedirect($"{language.Members}?as={administrator.Number}") : await http.MessageAsync(language, StatusCodes.Status403Forbidden,
            language.T("Det gick inte", "That could not be done"),
            language.T("Den ändringen får du inte göra, eller så har någon annan redan gjort den.", "You may not make that change, or somebody else has made it already."));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, PageRenderer pages, Members members, PageLanguage language, Member administrator, string? link = null)
    {
        var query = $"?as={administrator.Number}";
        var form = Form.Of(http, language, language.Other.Members);
        return await pages.ShowAsync<MembersPage>(http, new()
        {
            ["Form"] = form with { Path = language.Members + query, OtherPath = language.Other.Members + query },
            ["Administrator"] = administrator,
            ["All"] = await members.BesideAsync(administrator, http.RequestAborted),
            ["Link"] = link,
        });
    }

    /// <summary>The member as whom the person administers: the named one, or the only one. Whoever is none gets no page.</summary>
    private static async Task<Member?> AdministratorAsync(HttpContext http, Members members)
    {
        if (await Session.FindAsync(http) is not { } session)
        {
            return null;
        }

        var administrators = (await members.OfAsync(session.PersonId, http.RequestAborted)).FindAll(member => member.Role == Roles.Administrator);
        var number = http.Request.Query["as"].ToString();
        return number.Length > 0 ? administrators.Find(member => member.Number == number) : administrators.Count == 1 ? administrators[0] : null;
    }

    private static async Task<IResult> RefuseAsync(HttpContext http, PageLanguage language) => await Session.FindAsync(http) is null
        ? Results.LocalRedirect(language.WithReturn(language.SignIn, language.Members))
        : await http.MessageAsync(language, StatusCodes.Status403Forbidden,
            language.T("Bara för administratörer", "For administrators only"),
            language.T("Den här sidan visas för den som är administratör för parten i kommunen.", "This page is shown to administrators of the party in the municipality."));
}
