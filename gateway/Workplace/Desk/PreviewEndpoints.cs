using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Workplace.Components;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>A draft as the public page will show it: on its first day, halfway and after its last, by what is reported until now.</summary>
internal static class PreviewEndpoints
{
    public static void MapPreview(this RouteGroupBuilder group, string one, Language language, WorkplacePages pages, DraftStore store)
    {
        group.MapGet(one + language.T("/forhandsvisning", "/preview"), Task<IResult> (HttpContext http, string id, ReportingClient reporting) =>
            pages.ShowAsync(http, language, visit => ShowAsync(http, visit, id, pages, store, reporting)));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, WorkplaceVisit visit, string id, WorkplacePages pages, DraftStore store, ReportingClient reporting)
    {
        var agreement = await store.GetAsync(id, visit.Member!.Municipality.Code, http.RequestAborted);
        var days = DaysOf(agreement, SwedishTime.DayOf(pages.Time.GetUtcNow()), visit.Language);
        var day = DateOnly.TryParseExact(http.Request.Query["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked)
            && days.Any(one => one.Day == asked) ? asked : days[0].Day;
        return await pages.PageAsync<PreviewPage>(visit, new()
        {
            ["Agreement"] = agreement,
            ["Days"] = days,
            ["Day"] = day,
            ["Response"] = await FollowUpAsync(id, day, reporting, http.RequestAborted),
        });
    }

    /// <summary>The days that a draft is shown on; today's for one without a period.</summary>
    private static IReadOnlyList<(DateOnly Day, string Name)> DaysOf(Agreement agreement, DateOnly today, Language language)
    {
        if (agreement.Period is not { } period)
        {
            return [(today, language.T("I dag", "Today"))];
        }

        var (start, end) = (Language.Parse(period.StartDate), Language.Parse(period.EndDate));
        return
        [
            (start, language.T("Första dagen", "The first day")),
            (start.AddDays((end.DayNumber - start.DayNumber) / 2), language.T("Halvvägs", "Halfway")),
            (end.AddDays(1), language.T("När löftet har löpt ut", "When the pledge has ended")),
        ];
    }

    /// <summary>Null for a draft that has not reached the follow-up yet.</summary>
    private static async Task<GetAgreementFollowUpResponse?> FollowUpAsync(string id, DateOnly day, ReportingClient reporting, CancellationToken cancellationToken)
    {
        try
        {
            var preview = await reporting.PreviewAgreementAsync(
                new PreviewAgreementRequest { AgreementId = id, Day = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }, cancellationToken: cancellationToken);
            var noon = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero);
            return new GetAgreementFollowUpResponse { Agreement = preview.Agreement, AsOf = noon.ToTimestamp(), Courses = { preview.Courses } };
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }
}
