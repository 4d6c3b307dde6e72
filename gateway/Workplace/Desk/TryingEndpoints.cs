using System.Globalization;
using Google.Protobuf.Collections;
using Grpc.Core;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Workplace.Components;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Workplace.Desk;

/// <summary>"What counts?": a made-up record against each commitment of a draft. It is asked for in the address, and nothing of it is stored.</summary>
internal static class TryingEndpoints
{
    public static void MapTrying(this RouteGroupBuilder group, string one, Language language, WorkplacePages pages, DraftStore store)
    {
        group.MapGet(one + language.T("/vad-raknas", "/what-counts"), Task<IResult> (HttpContext http, string id, ReportingClient reporting) =>
            pages.ShowAsync(http, language, visit => ShowAsync(http, visit, id, pages, store, reporting)));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, WorkplaceVisit visit, string id, WorkplacePages pages, DraftStore store, ReportingClient reporting)
    {
        var agreement = await store.GetAsync(id, visit.Member!.Municipality.Code, http.RequestAborted);
        var draft = DraftForm.Of(agreement);
        var tried = TriedRecord.Read(http.Request.Query, draft);
        IReadOnlyList<CommitmentMatch>? matches = null;
        var fault = tried.IsAsked ? tried.Fault(draft, visit.Language) : default;
        if (tried.IsAsked && fault.Text is null)
        {
            try
            {
                matches = (await reporting.PreviewMatchesAsync(
                    new PreviewMatchesRequest { AgreementId = id, Record = tried.ToRecord(agreement.MunicipalityCode) }, cancellationToken: http.RequestAborted)).Matches;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                fault = ("kind", visit.Language.T("Utkastet har inte nått uppföljningen än. Försök igen om en stund.", "The draft has not reached the follow-up yet. Try again in a moment."));
            }
        }

        return await pages.PageAsync<TryingPage>(visit, new()
        {
            ["Agreement"] = agreement,
            ["Tried"] = tried with { Day = tried.Day.Length > 0 ? tried.Day : FirstDay(agreement, SwedishTime.DayOf(pages.Time.GetUtcNow())) },
            ["Matches"] = matches,
            ["Fault"] = fault,
        }, fault.Text is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static string FirstDay(Agreement agreement, DateOnly today) => agreement.Period?.StartDate is { Length: > 0 } start ? start : $"{today:yyyy-MM-dd}";
}

/// <summary>A record that somebody makes up to see what it would count for.</summary>
/// <param name="Who">"police", "municipality" or "both".</param>
/// <param name="Kind">Code, or what was written where it is none.</param>
/// <param name="Day">The day, RFC 3339 full-date.</param>
/// <param name="Quantity">How many, as it was written; empty for one.</param>
/// <param name="Focus">Code; empty for none.</param>
/// <param name="Area">Code; empty for none.</param>
/// <param name="ThirdParty">Code; empty for none.</param>
public sealed record TriedRecord(string Who, string Kind, string Day, string Quantity, string Focus, string Area, string ThirdParty)
{
    private const int LongestText = 64;
    private const long MostOfOne = 1_000_000_000;

    /// <summary>True when there is something to try.</summary>
    public bool IsAsked => Kind.Length > 0;

    /// <summary>Reads it from an address.</summary>
    public static TriedRecord Read(IQueryCollection query, DraftForm draft)
    {
        return new(
            Text("who") is "municipality" or "both" ? Text("who") : "police", CodeText.CodeOf("kinds", Text("kind"), draft), Text("day"),
            Text("quantity"), CodeText.CodeOf("focuses", Text("focus"), draft), Text("area"), Text("thirdParty"));

        string Text(string name) => query[name].ToString().Trim() is { Length: <= LongestText } text ? text : "";
    }

    /// <summary>The field that cannot be tried, and why; no text where all can.</summary>
    public (string Field, string? Text) Fault(DraftForm draft, Language language) =>
        CodeText.List("kinds", draft, language).All(kind => kind.Code != Kind)
            ? ("kind", language.T("Välj en aktivitet i listan.", "Choose an activity from the list."))
        : !DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 1990 or > 2100
            ? ("day", language.T("Skriv dagen som 2026-01-31.", "Write the day as 2026-01-31."))
        : Number is not (> 0 and <= MostOfOne)
            ? ("quantity", language.T("Skriv ett heltal med siffror, till exempel 12 eller 1 000.", "Write a whole number in digits, such as 12 or 1 000."))
        : default;

    /// <summary>The record: the police's activity, or the municipality's measure.</summary>
    public PreviewRecordsRequest ToRecord(string municipality)
    {
        if (Who == "municipality")
        {
            var measure = new Measure { RecordId = "prov", MunicipalityCode = municipality, Kind = Kind, Area = Area, Quantity = Number!.Value };
            measure.Steps.Add(new ReachedStep { Step = MeasureStep.CarriedOut, Date = Day });
            Add(measure.Focuses, Focus);
            Add(measure.ThirdParties, ThirdParty);
            return new PreviewRecordsRequest { Measure = measure };
        }

        var activity = new PoliceActivity { RecordId = "prov", MunicipalityCode = municipality, Kind = Kind, Area = Area, Date = Day, Quantity = Number!.Value };
        Add(activity.Focuses, Focus);
        Add(activity.ThirdParties, ThirdParty);
        if (Who == "both")
        {
            activity.JointWith.Add(Party.Municipality);
        }

        return new PreviewRecordsRequest { PoliceActivity = activity };
    }

    private long? Number => Quantity.Length == 0 ? 1 : WrittenNumber.Whole(Quantity).TryGetValue<long>(out var number) ? number : null;

    private static void Add(RepeatedField<string> list, string code)
    {
        if (code.Length > 0)
        {
            list.Add(code);
        }
    }
}
