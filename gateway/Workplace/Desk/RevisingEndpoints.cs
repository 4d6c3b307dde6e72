using System.Globalization;
using System.Security.Cryptography;
using Grpc.Core;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Workplace.Components;
using Problem = Medborgarlofte.Gateway.Problems.Problem;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>
/// A signed agreement is revised: a coordinator words the change, both parties' signatories see it from one wording to the other, and it holds when
/// both have signed it. Ending early is a revision that ends every commitment.
/// </summary>
internal static class RevisingEndpoints
{
    public static void MapRevising(this RouteGroupBuilder group, string one, Language language, WorkplacePages pages, DraftStore store)
    {
        var address = one + language.T("/revidera", "/revise");
        group.MapGet(address, Task<IResult> (HttpContext http, string id) => pages.ShowAsync(http, language, visit => OpenAsync(http, visit, id, pages, store)));
        group.MapPost(address, Task<IResult> (HttpContext http, string id) => pages.ShowAsync(http, language, visit => PostAsync(http, visit, id, pages, store)));
    }

    private static async Task<IResult> OpenAsync(HttpContext http, WorkplaceVisit visit, string id, WorkplacePages pages, DraftStore store)
    {
        var signed = await store.GetAsync(id, visit.Member!.Municipality.Code, http.RequestAborted);
        if (signed.State != AgreementState.Signed)
        {
            return Results.Redirect(visit.Language.Desk(id));
        }

        if (signed.ProposedRevision is { } proposed && !http.Request.Query.ContainsKey("change"))
        {
            var role = WorkWords.SignatureOf(signed.Signatures, visit.Member.Party)?.Role ?? "";
            return await ProposalAsync(visit, signed, pages, new SigningForm("", role, Today(pages).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), []));
        }

        if (!visit.Member.MayDraft)
        {
            return await pages.PageAsync<SignedPage>(visit, new() { ["Agreement"] = signed });
        }

        var form = new RevisingForm(DraftForm.Of(CurrentWording.WithProposal(signed)), signed.ProposedRevision?.EffectiveFrom ?? "", signed.ProposedRevision?.Reason ?? "",
            http.Request.Query.ContainsKey("end"), []);
        if (form.IsEnding)
        {
            form.Draft.Json.Remove("commitments");
        }

        return await FormAsync(http, visit, signed, form, pages, store);
    }

    private static async Task<IResult> PostAsync(HttpContext http, WorkplaceVisit visit, string id, WorkplacePages pages, DraftStore store)
    {
        var (member, form) = (visit.Member!, await http.Request.ReadFormAsync(http.RequestAborted));
        var signed = (await store.GetAsync(id, member.Municipality.Code, http.RequestAborted)).Clone();
        var what = form["do"].ToString();
        if (what is not "sign" and not "withdraw" ? !member.MayDraft : !member.MaySign && !(what == "withdraw" && member.MayDraft))
        {
            return await pages.FaultAsync(visit, StatusCodes.Status403Forbidden);
        }

        switch (what)
        {
            case "sign":
                return await SignAsync(http, visit, signed, form, pages, store);
            case "withdraw":
                await store.WithdrawRevisionAsync(id, signed.Revisions.Count + 1, http.RequestAborted);
                return Results.Redirect(visit.Language.Desk(id));
            default:
                return await ChangeAsync(http, visit, signed, form, pages, store);
        }
    }

    /// <summary>Takes the form's values, does what its button says, and proposes the revision if that is what was pressed.</summary>
    private static async Task<IResult> ChangeAsync(
        HttpContext http, WorkplaceVisit visit, Agreement signed, IFormCollection form, WorkplacePages pages, DraftStore store)
    {
        if (signed.State != AgreementState.Signed || DraftForm.Parse(form["draft"].ToString(), out _) is not { } draft)
        {
            return await pages.FaultAsync(visit, StatusCodes.Status422UnprocessableEntity);
        }

        draft.Json["id"] = signed.Id;
        draft.Json["municipalityCode"] = signed.MunicipalityCode;
        draft.Etag = form["etag"].ToString();
        draft.TakenIds = CurrentWording.Ids(signed);
        DraftChanges.Apply(draft, form);
        await DeskActions.DoAsync(draft, form, text => store.ReadAsync(text, signed.MunicipalityCode, http.RequestAborted));
        var revising = new RevisingForm(draft, form["effectiveFrom"].ToString().Trim(), form["reason"].ToString().ReplaceLineEndings("\n").Trim(), form["ending"] == "true", []);
        if (form["do"] != "propose")
        {
            return await FormAsync(http, visit, signed, revising, pages, store);
        }

        if (draft.Etag != signed.Record.Etag)
        {
            draft.Etag = signed.Record.Etag;
            var changed = visit.Language.T(
                "Någon annan har ändrat avtalet eller föreslagit en revidering sedan du öppnade sidan. Dina ändringar står kvar. Spara igen om de ska gälla i stället.",
                "Somebody else has changed the agreement or proposed a revision since you opened the page. Your changes still stand here. Save again if they are to hold instead.");
            return await FormAsync(http, visit, signed, revising with { Faults = [("", changed)] }, pages, store);
        }

        var revision = CurrentWording.Changes(CurrentWording.Of(signed), draft.ToAgreement());
        (revision.EffectiveFrom, revision.Reason) = (revising.EffectiveFrom, revising.Reason);
        if (draft.Errors.Count > 0)
        {
            return await FormAsync(http, visit, signed, revising, pages, store);
        }

        try
        {
            await store.ReviseAsync(signed.Id, revision, http.RequestAborted);
            return Results.Redirect(visit.Language.Revising(signed.Id));
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
        {
            return await FormAsync(http, visit, signed, revising with { Faults = Faults(GrpcProblems.Of(e, new FieldPaths("revision")), visit.Language) }, pages, store);
        }
    }

    /// <summary>What a revision itself lacks; what is wrong with a commitment is told beside it.</summary>
    private static List<(string Id, string Text)> Faults(Problem problem, Language l) =>
    [
        .. problem.Errors.Select(error => error.Field switch
        {
            "effectiveFrom" => ("effectiveFrom", l.T("Ange dagen som 2026-01-31. Den får inte ligga före avtalets första dag eller en tidigare reviderings.", "State the day as 2026-01-31. It must not be before the agreement’s first day or an earlier revision’s.")),
            "reason" when problem.Reason == "PERSONAL_DATA" => ("reason", l.T("Skälet ser ut att peka ut en person. Ta bort namn, nummer och adresser.", "The reason seems to point out a person. Take out names, numbers and addresses.")),
            "reason" => ("reason", l.T("Skriv varför, högst 500 tecken. Skälet blir offentligt.", "Write why, in at most 500 characters of Swedish. The reason becomes public.")),
            "newEndDate" => (FieldPath.IdOf("period.endDate"), l.T("Den nya sista dagen måste ligga efter den gamla. Ska avtalet upphöra tidigare avslutar du åtagandena.", "The new last day must be after the old one. To stop earlier, end the commitments.")),
            "commitments" => ("", l.T("Ingenting är ändrat än.", "Nothing is changed yet.")),
            _ => ("", l.T("Kontrollera åtagandena: något av dem kan inte sparas så.", "Check the commitments: one of them cannot be stored like this.")),
        }).Distinct(),
    ];

    private static async Task<IResult> SignAsync(
        HttpContext http, WorkplaceVisit visit, Agreement signed, IFormCollection form, WorkplacePages pages, DraftStore store)
    {
        var (member, l) = (visit.Member!, visit.Language);
        if (!member.IsFresh(pages.Time.GetUtcNow()))
        {
            return Results.Redirect(l.SignInAgain(l.Revising(signed.Id)));
        }

        if (signed.ProposedRevision is not { } proposed)
        {
            return Results.Redirect(l.Desk(signed.Id));
        }

        var written = new SigningForm("", form["role"].ToString().Trim(), form["signedOn"].ToString().Trim(), []);
        var faults = SigningEndpoints.Check(l, form, written, Today(pages));
        if (form["proposal"] != HashOf(proposed))
        {
            faults.Insert(0, ("text", l.T("Förslaget har ändrats sedan du öppnade sidan. Läs det igen innan du undertecknar.", "The proposal has changed since you opened the page. Read it again before you sign.")));
        }

        if (faults.Count > 0)
        {
            return await ProposalAsync(visit, signed, pages, written with { Faults = faults });
        }

        try
        {
            var revision = proposed.Clone();
            revision.Signatures.Clear();
            revision.Signatures.Add(new Signature { Party = member.Party, Role = written.Role, SignedOn = written.SignedOn });
            await store.ReviseAsync(signed.Id, revision, http.RequestAborted);
            return Results.Redirect(l.Revising(signed.Id));
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
        {
            return await ProposalAsync(visit, signed, pages, written with { Faults = [("role", l.T("Kontrollera rollen och dagen. Skriv rollen, inte namnet.", "Check role and day. Write the role, not the name."))] });
        }
    }

    private static async Task<IResult> FormAsync(
        HttpContext http, WorkplaceVisit visit, Agreement signed, RevisingForm form, WorkplacePages pages, DraftStore store)
    {
        // Before the checks, whose faults stand in the form: to read the form anew would drop them.
        var changes = CurrentWording.Changes(CurrentWording.Of(signed), form.Draft.ToAgreement());
        if (form.Draft.Count("commitments") > 0)
        {
            await store.CheckAsync(form.Draft, http.RequestAborted);
        }

        var hasFaults = form.Faults.Count > 0 || form.Draft.Errors.Count > 0;
        return await pages.PageAsync<RevisePage>(visit, new()
        {
            ["Signed"] = signed,
            ["Form"] = form,
            ["Changes"] = changes,
        }, hasFaults ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static Task<IResult> ProposalAsync(WorkplaceVisit visit, Agreement signed, WorkplacePages pages, SigningForm form) => pages.PageAsync<ProposalPage>(visit, new()
    {
        ["Agreement"] = signed,
        ["Hash"] = HashOf(signed.ProposedRevision),
        ["Form"] = form,
        ["IsFresh"] = visit.Member!.IsFresh(pages.Time.GetUtcNow()),
        ["Today"] = Today(pages),
    }, form.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>Tells a proposal from another; who has signed it is no part of it.</summary>
    private static string HashOf(Revision proposed)
    {
        var text = proposed.Clone();
        text.Signatures.Clear();
        return Convert.ToHexStringLower(SHA256.HashData(ProtoJson.ToUtf8(text).Span));
    }

    private static DateOnly Today(WorkplacePages pages) => SwedishTime.DayOf(pages.Time.GetUtcNow());
}

/// <summary>A revision that is being worded.</summary>
/// <param name="Draft">The agreement as it would stand.</param>
/// <param name="EffectiveFrom">First day of the new wording.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsEnding">True when it ends the agreement early.</param>
/// <param name="Faults">What the revision itself lacks.</param>
public sealed record RevisingForm(DraftForm Draft, string EffectiveFrom, string Reason, bool IsEnding, IReadOnlyList<(string Id, string Text)> Faults);
