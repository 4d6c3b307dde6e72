using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.FollowUp.Manifests;
using Medborgarlofte.FollowUp.Meetings;
using Medborgarlofte.FollowUp.Milestones;
using Medborgarlofte.FollowUp.Narratives;
using Medborgarlofte.FollowUp.Observations;
using Medborgarlofte.FollowUp.Requests;
using Medborgarlofte.FollowUp.Reviews;
using Medborgarlofte.FollowUp.Seals;
using Medborgarlofte.FollowUp.SituationPictures;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Records;

/// <summary>One type of coordinator record: its table, its service and its RPCs.</summary>
internal sealed record CoordinatorRecordTypes(
    Action<ModelBuilder> AddTable, Action<IServiceCollection> AddServices, Action<IEndpointRouteBuilder> MapRpcs)
{
    /// <summary>Every type, with its table; a new one is a line here.</summary>
    public static IReadOnlyList<CoordinatorRecordTypes> All { get; } =
    [
        Of<CoordinationMeetingsService, CoordinationMeetingType, Wire.CoordinationMeeting, CoordinationMeetingRecorded>("coordination_meetings"),
        Of<MilestoneReportsService, MilestoneReportType, Wire.MilestoneReport, MilestoneReportRecorded>("milestone_reports"),
        Of<RequestReportsService, RequestReportType, Wire.RequestReport, RequestReportRecorded>("request_reports"),
        Of<IndicatorObservationsService, IndicatorObservationType, Wire.IndicatorObservation, IndicatorObservationRecorded>("indicator_observations"),
        Of<NarrativesService, NarrativeType, Wire.Narrative, NarrativeRecorded>("narratives"),
        Of<AnnualReviewsService, AnnualReviewType, Wire.AnnualReview, AnnualReviewRecorded>("annual_reviews"),
        Of<SituationPicturesService, SituationPictureType, Wire.SituationPicture, SituationPictureRecorded>("situation_pictures"),
        Of<CoordinatorManifestsService, CoordinatorManifestType, Manifest, CoordinatorManifestRecorded>("manifests"),
        Of<PeriodSealsService, PeriodSealType, Wire.PeriodSeal, PeriodSealRecorded>("period_seals"),
    ];

    private static CoordinatorRecordTypes Of<TService, TType, TWire, TEvent>(string table)
        where TService : class
        where TType : CoordinatorRecordType<TWire, TEvent>
        where TWire : class, ICoordinatorRecord, new()
        where TEvent : class, ICoordinatorRecorded => new(
            model => model.Entity<CoordinatorRecord<TEvent>>(record =>
            {
                record.IsSourceRecord(table);
                record.Property(r => r.AgreementId).HasMaxLength(64);
                record.Property(r => r.Content).IsJson();
                record.Ignore(r => r.Recorded);
                record.HasIndex(r => r.AgreementId);
                record.HasIndex(r => r.MunicipalityCode);
            }),
            services =>
            {
                services.AddSingleton<RecordWriter<FollowUpDbContext, CoordinatorRecord<TEvent>>>();
                services.AddSingleton<CoordinatorRecordType<TWire, TEvent>, TType>();
                services.AddSingleton<CoordinatorRecords<TWire, TEvent>>();
            },
            app => app.MapGrpcService<TService>());
}
