using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Workplace.Components;
using Medborgarlofte.Gateway.Workplace.Files;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>The desk: from a pasted text to a draft, and everything in the draft changeable.</summary>
internal static class DeskEndpoints
{
    private const int LongestText = 200_000;

    public static void MapDesk(this RouteGroupBuilder group, Language language, WorkplacePages pages)
    {
        var store = ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<DraftStore>();
        var one = language.Desk("id").Replace("/id", "/{id}", StringComparison.Ordinal);
        group.MapGet(language.Desk(), Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, visit => ListAsync(http, visit, pages, store)));
        group.MapPost(language.Desk(), Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, visit => BeginAsync(http, visit, pages, store)));
        group.MapGet(one, Task<IResult> (HttpContext http, string id) => pages.ShowAsync(http, language, visit => OpenAsync(http, visit, id, pages, store)));
        group.MapPost(one, Task<IResult> (HttpContext http, string id) => pages.ShowAsync(http, language, visit => ChangeAsync(http, visit, id, pages, store)));
        group.MapGet(one + language.T("/avtal.json", "/agreement.json"), Task<IResult> (HttpContext http, string id) =>
            pages.ShowAsync(http, language, visit => ExportAsync(http, visit, id, store)));
        group.MapPreview(one, language, pages, store);
        group.MapTrying(one, language, pages, store);
        group.MapSigning(one, language, pages, store);
        group.MapRevising(one, language, pages, store);
    }

    private static async Task<IResult> ListAsync(HttpContext http, WorkplaceVisit visit, WorkplacePages pages, DraftStore store, string text = "", string? fault = null) =>
        await pages.PageAsync<DeskListPage>(visit, new()
        {
            ["Agreements"] = await store.ListAsync(visit.Member!.Municipality.Code, http.RequestAborted),
            ["Text"] = text,
            ["Fault"] = fault,
        }, fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>A text, a file with a text, or an agreement as JSON becomes a draft.</summary>
    private static async Task<IResult> BeginAsync(HttpContext http, WorkplaceVisit visit, WorkplacePages pages, DraftStore store)
    {
        if (!visit.Member!.MayDraft)
        {
            return await pages.FaultAsync(visit, StatusCodes.Status403Forbidden);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["copy"].ToString() is { Length: > 0 } copied)
        {
            return await CopyAsync(http, visit, copied, pages, store);
        }

        var text = form["text"].ToString().ReplaceLineEndings("\n");
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            var read = await DroppedFile.ReadAsync(file, http.RequestAborted);
            if (read.Text is null)
            {
                return await ListAsync(http, visit, pages, store, text, read.FaultIn(visit.Language));
            }

            text = read.Text;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return await ListAsync(http, visit, pages, store, text, visit.Language.T("Klistra in avtalets text eller välj en fil.", "Paste the agreement’s text or choose a file."));
        }

        if (text.Length > LongestText)
        {
            return await ListAsync(http, visit, pages, store, "", visit.Language.T("Texten är längre än 200 000 tecken. Klistra in bara medborgarlöftet.", "The text is longer than 200,000 characters. Paste the agreement alone."));
        }

        var wrong = "";
        var draft = text.TrimStart().StartsWith('{') ? DraftForm.Parse(text, out wrong) : await ReadAsync(text, visit, store, http.RequestAborted);
        if (draft is null)
        {
            return await ListAsync(http, visit, pages, store, text, wrong.Length == 0
                ? visit.Language.T("Texten ser ut som JSON, men går inte att läsa som ett avtal.", "The text looks like JSON, but cannot be read as an agreement.")
                : visit.Language.T($"Avtalets JSON har fel form: kontrollera ”{wrong}”.", $"The agreement’s JSON has the wrong shape: check “{wrong}”."));
        }

        draft.Json["municipalityCode"] = visit.Member.Municipality.Code;
        if (draft.Id.Length == 0)
        {
            draft.Json["id"] = $"utkast-{visit.Member.Municipality.Code}";
        }

        if (draft.Text("title").Length == 0)
        {
            draft.Json["title"] = visit.Language.T("Medborgarlöfte i ", "Medborgarlöfte i ") + visit.Member.Municipality.OfficialName;
        }

        return await SaveAndShowAsync(http, visit, draft, pages, store);
    }

    private static async Task<DraftForm> ReadAsync(string text, WorkplaceVisit visit, DraftStore store, CancellationToken cancellationToken)
    {
        var read = await store.ReadAsync(text, visit.Member!.Municipality.Code, cancellationToken);
        var draft = DraftForm.Of(read.Agreement);
        draft.Source = text;
        return draft;
    }

    private static async Task<IResult> OpenAsync(HttpContext http, WorkplaceVisit visit, string id, WorkplacePages pages, DraftStore store)
    {
        var agreement = await store.GetAsync(id, visit.Member!.Municipality.Code, http.RequestAborted);
        if (agreement.State == AgreementState.Signed)
        {
            return await pages.PageAsync<SignedPage>(visit, new() { ["Agreement"] = agreement });
        }

        var draft = DraftForm.Of(agreement);
        if (visit.Member.MayDraft)
        {
            draft.Warnings = await store.LintAsync(draft, http.RequestAborted);
        }

        draft.Signatures = agreement.Signatures;
        return await ShowAsync(http, visit, draft, null, pages, store);
    }

    /// <summary>Takes the form's values, does what its button says, and stores the draft if it can be stored.</summary>
    private static async Task<IResult> ChangeAsync(HttpContext http, WorkplaceVisit visit, string id, WorkplacePages pages, DraftStore store)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (!visit.Member!.MayDraft)
        {
            return await pages.FaultAsync(visit, StatusCodes.Status403Forbidden);
        }

        if (DraftForm.Parse(form["draft"].ToString(), out _) is not { } draft)
        {
            return await pages.FaultAsync(visit, StatusCodes.Status422UnprocessableEntity);
        }

        draft.Json["id"] = id;
        draft.Json["municipalityCode"] = visit.Member.Municipality.Code;
        draft.Etag = form["etag"].ToString();
        if (draft.Etag.Length > 0)
        {
            // The address is anybody's choice: not for an agreement of another municipality.
            await store.GetAsync(id, visit.Member.Municipality.Code, http.RequestAborted);
        }

        draft.Source = form["source"].ToString().ReplaceLineEndings("\n");
        DraftChanges.Apply(draft, form);
        await DeskActions.DoAsync(draft, form, text => store.ReadAsync(text, visit.Member.Municipality.Code, http.RequestAborted));
        return await SaveAndShowAsync(http, visit, draft, pages, store);
    }

    private static async Task<IResult> SaveAndShowAsync(HttpContext http, WorkplaceVisit visit, DraftForm draft, WorkplacePages pages, DraftStore store)
    {
        // A draft without a stored version never takes the place of another one.
        var result = draft.Etag.Length == 0 ? await store.CreateAsync(draft, http.RequestAborted) : await store.SaveAsync(draft, http.RequestAborted);
        return result == SaveResult.Frozen
            ? Results.Redirect(visit.Language.Desk(draft.Id))
            : await ShowAsync(http, visit, draft, result, pages, store);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, WorkplaceVisit visit, DraftForm draft, SaveResult? result, WorkplacePages pages, DraftStore store)
    {
        WordingView? view = null;
        if (visit.Member!.MayDraft)
        {
            var isWhole = draft.Source.Length is > 0 and <= LongestText;
            var source = isWhole ? draft.Source : WordingView.Assemble(draft);
            view = new WordingView(source, await store.ReadAsync(source, visit.Member.Municipality.Code, http.RequestAborted), isWhole);
        }

        var status = result switch
        {
            SaveResult.Invalid => StatusCodes.Status422UnprocessableEntity,
            SaveResult.Changed => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status200OK,
        };
        return await pages.PageAsync<DeskPage>(visit, new()
        {
            ["Draft"] = draft,
            ["Result"] = result,
            ["View"] = view,
            ["Pictures"] = await store.Pictures.ListAsync(visit.Member.Municipality.Code, http.RequestAborted),
        }, status);
    }

    private static async Task<IResult> CopyAsync(HttpContext http, WorkplaceVisit visit, string id, WorkplacePages pages, DraftStore store)
    {
        var signed = await store.GetAsync(id, visit.Member!.Municipality.Code, http.RequestAborted);
        var draft = DraftForm.Of(NextPeriod.Of(signed));
        draft.Etag = "";
        return await SaveAndShowAsync(http, visit, draft, pages, store);
    }

    private static async Task<IResult> ExportAsync(HttpContext http, WorkplaceVisit visit, string id, DraftStore store)
    {
        var agreement = await store.GetAsync(id, visit.Member!.Municipality.Code, http.RequestAborted);
        return Results.File(ProtoJson.ToUtf8(agreement).ToArray(), "application/json", $"{agreement.Id}.json");
    }
}
