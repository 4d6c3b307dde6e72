using Grpc.Core;
using Grpc.Net.Client;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Standalone.Example;

/// <summary>Reports under the made-up agreement, with one of everything that can happen to it: a correction, a revision, a review, a seal.</summary>
/// <param name="channel">Of the services.</param>
/// <param name="followOn">What is reported.</param>
/// <param name="call">A call of a party with a scope.</param>
internal sealed class FollowOnReports(GrpcChannel channel, FollowOn followOn, Func<string, string, CallOptions> call)
{
    private const int MostLooks = 300;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    public async Task ReportAsync()
    {
        var (ahead, behind) = (followOn.Ahead(), followOn.Behind());
        await PushAsync([.. ahead, .. behind], "");
        await DeclareAsync("hastighetskontroll", ahead.Count);
        await DeclareAsync("fotpatrull", behind.Count);
        await MeetAsync();
        await ReviseAsync();
        await TellAsync();

        await SealAsync(ahead.Count, behind.Count);

        // The first patrol was reported without what it was about, and on a day too early, where there has been a second day.
        var corrected = behind[0].Clone();
        corrected.Focuses.Add("unga");
        corrected.Date = FollowOn.Day(followOn.First.AddDays(followOn.Last > followOn.First ? 1 : 0));
        await PushAsync([corrected], "Fel dag, och inriktningen saknades");
    }

    private async Task PushAsync(IReadOnlyList<PoliceActivity> activities, string reason)
    {
        using var push = new PoliceActivitiesService.PoliceActivitiesServiceClient(channel).ReportPoliceActivities(call("police", Scopes.PoliceReport));
        foreach (var activity in activities)
        {
            await push.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = activity, Reason = reason });
        }

        await push.RequestStream.CompleteAsync();
        await foreach (var answer in push.ResponseStream.ReadAllAsync())
        {
            ExampleLoader.RefuseBadExample(answer.Error, answer.RecordId);
        }
    }

    private async Task DeclareAsync(string kind, int count) =>
        await new PoliceManifestsService.PoliceManifestsServiceClient(channel).ReportPoliceManifestAsync(
            new ReportPoliceManifestRequest
            {
                Manifest = new Manifest
                {
                    RecordId = $"m-{kind}-{followOn.Today.Year}", MunicipalityCode = "0685", Kinds = { kind }, Period = followOn.Reported, RecordCount = count, Example = true,
                },
            },
            call("police", Scopes.PoliceReport));

    private async Task MeetAsync()
    {
        var meetings = new CoordinationMeetingsService.CoordinationMeetingsServiceClient(channel);
        foreach (var day in followOn.Meetings())
        {
            var meeting = new CoordinationMeeting { RecordId = $"mote-{FollowOn.Day(day)}", AgreementId = FollowOn.Agreement, Date = FollowOn.Day(day), Example = true };
            await meetings.ReportCoordinationMeetingAsync(new ReportCoordinationMeetingRequest { Meeting = meeting }, call("municipality", Scopes.FollowUpManage));
        }
    }

    private async Task ReviseAsync()
    {
        var agreements = new AgreementsService.AgreementsServiceClient(channel);
        var options = call("municipality", Scopes.FollowUpManage);
        var signed = (await agreements.GetAgreementAsync(new GetAgreementRequest { AgreementId = FollowOn.Agreement }, options)).Agreement;
        if (signed.Revisions.Count > 0)
        {
            // A start that was killed while loading has revised it already.
            return;
        }

        var patrols = signed.Commitments.Single(commitment => commitment.Id == "2");
        patrols.Text = "Polisen ska fotpatrullera i centrum minst 100 gånger.";
        patrols.Targets[0].Occasions.Number = 100;
        var from = followOn.Today > followOn.First ? followOn.Today : followOn.First.AddDays(1);
        var revision = new Revision
        {
            Number = 1, EffectiveFrom = FollowOn.Day(from), Reason = "Fler fotpatruller efter den årliga översynen.", Commitments = { patrols },
        };
        foreach (var party in new[] { "municipality", "police" })
        {
            await agreements.ReviseAgreementAsync(
                new ReviseAgreementRequest { AgreementId = FollowOn.Agreement, Revision = revision }, call(party, Scopes.FollowUpManage));
        }
    }

    private async Task TellAsync()
    {
        var options = call("municipality", Scopes.FollowUpManage);
        await new AnnualReviewsService.AnnualReviewsServiceClient(channel).ReportAnnualReviewAsync(
            new ReportAnnualReviewRequest
            {
                Review = new AnnualReview
                {
                    RecordId = $"oversyn-{followOn.Today.Year}", AgreementId = FollowOn.Agreement, Year = followOn.Today.Year, Date = FollowOn.Day(followOn.Today),
                    Findings = "Hastighetskontrollerna går som planerat. Centrum behöver fler fotpatruller.", LedToRevision = 1, Example = true,
                },
            },
            options);
        await new NarrativesService.NarrativesServiceClient(channel).ReportNarrativeAsync(
            new ReportNarrativeRequest
            {
                Narrative = new Narrative
                {
                    RecordId = $"unga-{followOn.Today.Year}", AgreementId = FollowOn.Agreement, CommitmentId = "4", Party = Party.Municipality, Period = followOn.Reported,
                    Text = "Socialtjänsten, skolan och polisen har träffats och kommit överens om hur de ska dela uppgifter.", Statement = Statement.Ongoing, Example = true,
                },
            },
            options);
    }

    // What is sealed must be what Reporting shows, so it is asked until it has all of it.
    private async Task SealAsync(int ahead, int behind)
    {
        var reporting = new FollowUpService.FollowUpServiceClient(channel);
        for (var look = 0; look < MostLooks; look++)
        {
            if (await ReadAsync(reporting) is { } shown && Count(shown, "1") == ahead && Count(shown, "2") == behind && shown.Agreement.Reviews.Count > 0)
            {
                await new PeriodSealsService.PeriodSealsServiceClient(channel).ReportPeriodSealAsync(
                    new ReportPeriodSealRequest
                    {
                        Seal = new PeriodSeal
                        {
                            RecordId = $"bekraftat-{followOn.Today.Year}", AgreementId = FollowOn.Agreement, Period = followOn.Reported, Party = Party.Municipality,
                            AsOf = shown.AsOf, FollowUpHash = shown.FollowUpHash, Position = shown.Position, Example = true,
                        },
                    },
                    call("municipality", Scopes.FollowUpSeal));
                return;
            }

            await Task.Delay(BetweenLooks, call("municipality", Scopes.FollowUpManage).CancellationToken);
        }
    }

    private async Task<GetAgreementFollowUpResponse?> ReadAsync(FollowUpService.FollowUpServiceClient reporting)
    {
        try
        {
            return await reporting.GetAgreementFollowUpAsync(
                new GetAgreementFollowUpRequest { AgreementId = FollowOn.Agreement }, call("municipality", Scopes.FollowUpManage));
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private static double Count(GetAgreementFollowUpResponse shown, string commitment) => shown.Agreement.Promises.SelectMany(promise => promise.Commitments)
        .Single(other => other.Id == $"{FollowOn.Agreement}~{commitment}").Targets[0].Count;
}
