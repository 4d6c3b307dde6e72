using System.Globalization;
using Grpc.Core;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Workplace.Components;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>Each party's signatory confirms the final text, which is shown with its hash; or prints it for ink.</summary>
internal static class SigningEndpoints
{
    public static void MapSigning(this RouteGroupBuilder group, string one, Language language, WorkplacePages pages, DraftStore store)
    {
        group.MapGet(one + language.T("/underteckna", "/sign"), Task<IResult> (HttpContext http, string id) =>
            pages.ShowAsync(http, language, visit => ShowAsync(http, visit, id, pages, store, new SigningForm("", "", "", []))));
        group.MapPost(one + language.T("/underteckna", "/sign"), Task<IResult> (HttpContext http, string id) =>
            pages.ShowAsync(http, language, visit => SignAsync(http, visit, id, pages, store)));
        group.MapGet(one + language.T("/utskrift", "/paper"), Task<IResult> (HttpContext http, string id) =>
            pages.ShowAsync(http, language, visit => PaperAsync(http, visit, id, pages, store)));
    }

    private static async Task<IResult> ShowAsync(HttpContext http, WorkplaceVisit visit, string id, WorkplacePages pages, DraftStore store, SigningForm form)
    {
        var found = await store.FindAsync(id, visit.Member!.Municipality.Code, http.RequestAborted);
        var agreement = found.Agreement;
        if (agreement.State == AgreementState.Signed && WorkWords.UnsignedThirdParties(agreement).Count == 0)
        {
            return await pages.PageAsync<SignedPage>(visit, new() { ["Agreement"] = agreement });
        }

        return await pages.PageAsync<SignPage>(visit, new()
        {
            ["Agreement"] = agreement,
            ["Hash"] = found.SigningHash,
            ["Form"] = form,
            ["Asked"] = await AskedAsync(agreement, visit, store, http.RequestAborted),
            ["IsFresh"] = visit.Member.IsFresh(pages.Time.GetUtcNow()),
            ["Today"] = Today(pages),
            ["Picture"] = await store.Pictures.FindAsync(agreement.MunicipalityCode, agreement.SituationPicture, http.RequestAborted),
        }, form.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SignAsync(HttpContext http, WorkplaceVisit visit, string id, WorkplacePages pages, DraftStore store)
    {
        var member = visit.Member!;
        if (!member.MaySign)
        {
            return await pages.FaultAsync(visit, StatusCodes.Status403Forbidden);
        }

        if (!member.IsFresh(pages.Time.GetUtcNow()))
        {
            return Results.Redirect(visit.Language.SignInAgain(visit.Language.Signing(id)));
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var found = await store.FindAsync(id, member.Municipality.Code, http.RequestAborted);
        var written = new SigningForm(form["thirdParty"].ToString(), form["role"].ToString().Trim(), form["signedOn"].ToString().Trim(), []);
        var faults = Check(visit, form, written, found, Today(pages));
        if (faults.Count > 0)
        {
            return await ShowAsync(http, visit, id, pages, store, written with { Faults = faults });
        }

        try
        {
            await store.SignAsync(
                id, new Signature { Party = member.Party, ThirdParty = written.ThirdParty, Role = written.Role, SignedOn = written.SignedOn },
                form["hash"].ToString(), http.RequestAborted);
            return Results.Redirect(visit.Language.Signing(id));
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.InvalidArgument or StatusCode.FailedPrecondition)
        {
            var text = e.StatusCode == StatusCode.InvalidArgument
                ? visit.Language.T("Kontrollera rollen och dagen. Skriv rollen, inte namnet.", "Check role and day. Write the role, not the name.")
                : visit.Language.T("Underskriften finns redan, eller så har texten ändrats.", "The signature is there already, or the text has changed.");
            return await ShowAsync(http, visit, id, pages, store, written with { Faults = [("role", text)] });
        }
    }

    private static List<(string Id, string Text)> Check(WorkplaceVisit visit, IFormCollection form, SigningForm written, GetAgreementResponse found, DateOnly today)
    {
        var (l, faults) = (visit.Language, Check(visit.Language, form, written, today));

        // The hash is of what is signed: the other party's signature, which changes the version, leaves it as it was.
        if (form["hash"] != found.SigningHash)
        {
            faults.Insert(0, ("text", l.T("Texten har ändrats sedan du öppnade sidan. Läs den igen innan du undertecknar.", "The text has changed since you opened the page. Read it again before you sign.")));
        }

        if (written.ThirdParty.Length > 0 && WorkWords.UnsignedThirdParties(found.Agreement).All(party => party.Code != written.ThirdParty))
        {
            faults.Add(("thirdParty", l.T("Välj en aktör som avtalet räknar upp och som inte har undertecknat.", "Choose an organisation that the agreement lists and that has not signed.")));
        }

        return faults;
    }

    /// <summary>What a signature must tell, whatever is signed.</summary>
    internal static List<(string Id, string Text)> Check(Language l, IFormCollection form, SigningForm written, DateOnly today)
    {
        var faults = new List<(string Id, string Text)>();
        if (written.Role.Length == 0)
        {
            faults.Add(("role", l.T("Skriv rollen som undertecknar, till exempel kommunstyrelsens ordförande.", "Write the role that signs, such as chair of the municipal board.")));
        }

        if (written.SignedOn.Length > 0
            && !(DateOnly.TryParseExact(written.SignedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var signedOn) && signedOn <= today))
        {
            faults.Add(("signedOn", l.T("Ange dagen som 2026-01-31. Den får inte ligga i framtiden. Du kan också lämna fältet tomt.", "State the day as 2026-01-31. It must not be in the future. You can also leave the field empty.")));
        }

        if (form["read"] != "true")
        {
            faults.Add(("read", l.T("Bekräfta att texten är den som parten undertecknar.", "Confirm that the text is the one that the party signs.")));
        }

        return faults;
    }

    private static async Task<IResult> PaperAsync(HttpContext http, WorkplaceVisit visit, string id, WorkplacePages pages, DraftStore store)
    {
        var found = await store.FindAsync(id, visit.Member!.Municipality.Code, http.RequestAborted);
        return await pages.PageAsync<PaperPage>(visit, new()
        {
            ["Agreement"] = found.Agreement,
            ["Hash"] = found.SigningHash,
            ["Picture"] = await store.Pictures.FindAsync(found.Agreement.MunicipalityCode, found.Agreement.SituationPicture, http.RequestAborted),
        });
    }

    private static async Task<IReadOnlyList<(string Commitment, string Note)>> AskedAsync(Agreement agreement, WorkplaceVisit visit, DraftStore store, CancellationToken cancellationToken)
    {
        if (!visit.Member!.MayDraft || agreement.State == AgreementState.Signed)
        {
            return [];
        }

        var draft = DraftForm.Of(agreement);
        var source = WordingView.Assemble(draft);
        var view = new WordingView(source, await store.ReadAsync(source, agreement.MunicipalityCode, cancellationToken), isWhole: false);
        var ofAll = view.Asked(draft).Select(asked => (agreement.Title, visit.Language.T(asked.Note)));
        return [.. ofAll.Concat(agreement.Commitments.Index().SelectMany(one => view.Find(one.Item.Text) is >= 0 and var read
            ? view.Asked(read, draft, one.Index).Select(asked => (one.Item.Text, visit.Language.T(asked.Note)))
            : [])).Distinct()];
    }

    private static DateOnly Today(WorkplacePages pages) => SwedishTime.DayOf(pages.Time.GetUtcNow());
}

/// <summary>What was written on the way to a signature.</summary>
/// <param name="ThirdParty">Code of the third party that signs; empty for the member's own party.</param>
/// <param name="Role">The role that signs.</param>
/// <param name="SignedOn">The day of signing.</param>
/// <param name="Faults">What is wrong with them.</param>
public sealed record SigningForm(string ThirdParty, string Role, string SignedOn, IReadOnlyList<(string Id, string Text)> Faults);
