using System.Globalization;
using Grpc.Core;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Workplace.Components;

namespace Medborgarlofte.Gateway.Workplace.Pictures;

/// <summary>The situation pictures: what the municipality and the police see as problems, before they promise anything.</summary>
internal static class PictureEndpoints
{
    public static void MapPictures(this RouteGroupBuilder group, Language language, WorkplacePages pages)
    {
        var store = ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<PictureStore>();
        var one = language.Picture("source", "id").Replace("/source/id", "/{source}/{id}", StringComparison.Ordinal);
        group.MapGet(language.Pictures(), Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, visit => ListAsync(http, visit, pages, store)));
        group.MapGet(language.NewPicture(), Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, visit => NewAsync(visit, pages)));
        group.MapPost(language.NewPicture(), Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, visit => AddAsync(http, visit, pages, store)));
        group.MapGet(one, Task<IResult> (HttpContext http, string source, string id) =>
            pages.ShowAsync(http, language, visit => OpenAsync(http, visit, source, id, pages, store)));
        group.MapPost(one, Task<IResult> (HttpContext http, string source, string id) =>
            pages.ShowAsync(http, language, visit => ChangeAsync(http, visit, source, id, pages, store)));
    }

    private static async Task<IResult> ListAsync(HttpContext http, WorkplaceVisit visit, WorkplacePages pages, PictureStore store) =>
        await pages.PageAsync<PicturesPage>(visit, new() { ["Pictures"] = await store.ListAsync(visit.Member!.Municipality.Code, http.RequestAborted) });

    private static async Task<IResult> NewAsync(WorkplaceVisit visit, WorkplacePages pages)
    {
        if (!visit.Member!.MayDraft)
        {
            return await pages.FaultAsync(visit, StatusCodes.Status403Forbidden);
        }

        // The id goes with the form: a form that is sent twice is one picture, and two people who begin at once make two.
        var today = SwedishTime.DayOf(pages.Time.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return await FormAsync(visit, null, new PictureForm($"lagesbild-{today}-{Guid.NewGuid():n}"[..32], "", today, "", [], "", "", []), pages);
    }

    private static async Task<IResult> OpenAsync(HttpContext http, WorkplaceVisit visit, string source, string id, WorkplacePages pages, PictureStore store)
    {
        var stored = await FindAsync(http, visit, source, id, store);
        return await FormAsync(visit, stored, PictureForm.Of(stored), pages);
    }

    private static async Task<IResult> AddAsync(HttpContext http, WorkplaceVisit visit, WorkplacePages pages, PictureStore store)
    {
        var member = visit.Member!;
        if (!member.MayDraft)
        {
            return await pages.FaultAsync(visit, StatusCodes.Status403Forbidden);
        }

        var form = PictureForm.Of(await http.Request.ReadFormAsync(http.RequestAborted));
        var picture = new SituationPicture { Source = member.Source, RecordId = form.Id, MunicipalityCode = member.Municipality.Code, Example = member.IsDemo };
        return await StoreAsync(http, visit, null, form, picture, pages, store);
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, WorkplaceVisit visit, string source, string id, WorkplacePages pages, PictureStore store)
    {
        var stored = await FindAsync(http, visit, source, id, store);
        if (!visit.Member!.MayDraft || stored.Source != visit.Member.Source)
        {
            return await pages.FaultAsync(visit, StatusCodes.Status403Forbidden);
        }

        var posted = await http.Request.ReadFormAsync(http.RequestAborted);
        var (form, l) = (PictureForm.Of(posted), visit.Language);
        if (form.Etag != stored.State.Etag)
        {
            return await FormAsync(visit, stored, form with
            {
                Etag = stored.State.Etag,
                Faults = [("", l.T("Någon annan har ändrat lägesbilden sedan du öppnade sidan. Spara igen om det du skrev ska gälla.", "Somebody else has changed the situation picture since you opened the page. Save again if what you wrote is to hold."))],
            }, pages, StatusCodes.Status409Conflict);
        }

        if (posted["do"] != "withdraw")
        {
            return await StoreAsync(http, visit, stored, form, stored, pages, store);
        }

        if (form.Reason.Length == 0)
        {
            return await FormAsync(visit, stored, form with { Faults = [("reason", l.T("Skriv varför lägesbilden tas tillbaka.", "Write why the situation picture is taken back."))] }, pages);
        }

        await store.WithdrawAsync(stored, form.Reason, http.RequestAborted);
        return Results.Redirect(l.Pictures());
    }

    private static async Task<IResult> StoreAsync(
        HttpContext http, WorkplaceVisit visit, SituationPicture? stored, PictureForm form, SituationPicture picture, WorkplacePages pages, PictureStore store)
    {
        try
        {
            await store.ReportAsync(form.ToPicture(picture), form.Reason, http.RequestAborted);
            return Results.Redirect(visit.Language.Pictures());
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
        {
            return await FormAsync(visit, stored, form with { Faults = Faults(GrpcProblems.Of(e, new FieldPaths("picture")), visit.Language) }, pages);
        }
    }

    private static List<(string Id, string Text)> Faults(Gateway.Problems.Problem problem, Language l) => [.. problem.Errors.Select(error =>
    {
        var isPersonal = problem.Reason == "PERSONAL_DATA";
        return error.Field.Split('[', '.') switch
        {
            ["date", ..] => ("date", l.T("Ange dagen som 2026-01-31. Den får inte ligga i framtiden.", "State the day as 2026-01-31. It must not be in the future.")),
            ["problems", var place, ..] => ($"problem-{place.TrimEnd(']')}", isPersonal ? Personal(l) : l.T("Skriv problemet med högst 500 tecken.", "Write the problem in at most 500 characters.")),
            ["sources", ..] => ("sources", isPersonal ? Personal(l) : l.T("Skriv varje källa på en egen rad, med högst 200 tecken.", "Write each source on a line of its own, in at most 200 characters.")),
            ["reason", ..] => ("reason", isPersonal ? Personal(l) : l.T("Skriv varför, med högst 200 tecken.", "Write why, in at most 200 characters.")),
            _ => ("title", isPersonal ? Personal(l) : l.T("Skriv en titel med högst 200 tecken.", "Write a title of at most 200 characters.")),
        };
    }).Distinct()];

    private static string Personal(Language l) =>
        l.T("Texten ser ut att peka ut en person. Ta bort namn, nummer och adresser.", "The text seems to point out a person. Take out names, numbers and addresses.");

    /// <summary>A picture of the member's municipality; NOT_FOUND for any other.</summary>
    private static async Task<SituationPicture> FindAsync(HttpContext http, WorkplaceVisit visit, string source, string id, PictureStore store) =>
        (await store.ListAsync(visit.Member!.Municipality.Code, http.RequestAborted)).FirstOrDefault(picture => picture.Source == source && picture.RecordId == id)
        ?? throw new RpcException(new Status(StatusCode.NotFound, ""));

    private static Task<IResult> FormAsync(WorkplaceVisit visit, SituationPicture? stored, PictureForm form, WorkplacePages pages, int? status = null) =>
        pages.PageAsync<PicturePage>(visit, new() { ["Stored"] = stored, ["Form"] = form },
            status ?? (form.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));
}
