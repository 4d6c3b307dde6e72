using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>One valid message of each kind that the API takes, from the source "own" about municipality 0685.</summary>
internal static class Samples
{
    public const string Source = "own";
    public const string Municipality = "0685";
    public const string SignedAgreement = "access-signed";
    public const string DraftAgreement = "access-draft";
    public const string Wording = "Polisen ska genomföra minst tio trafikkontroller per år.";

    private static readonly string Hash = new('a', 64);

    private static Period FirstHalf => new() { StartDate = "2021-01-01", EndDate = "2021-06-30" };

    /// <summary>Id of an import run.</summary>
    public const string ImportId = "police-abcdefghijklmnopabcdefghijklmnop";

    /// <summary>Name of a mapping.</summary>
    public const string MappingName = "export";

    /// <summary>A valid message; those of records have the id.</summary>
    /// <param name="message">Name of its type in the contracts.</param>
    /// <param name="id">Id of the record.</param>
    public static IMessage Of(string message, string id) => Record(message, id) ?? message switch
    {
        nameof(Agreement) => Agreement(DraftAgreement),
        nameof(Signature) => new Signature { Party = Party.Municipality, Role = "ordförande", SignedOn = "2020-01-01" },
        nameof(Revision) => new Revision { Number = 1, EffectiveFrom = "2021-09-01", Reason = "Årlig översyn.", NewEndDate = "2022-06-30" },
        nameof(Webhook) => new Webhook { Url = "http://127.0.0.1:9/hook", MunicipalityCode = Municipality },
        nameof(ImportRun) => new ImportRun { Id = ImportId, RecordType = "police-activity", Form = "csv" },
        nameof(RefusedRow) => new RefusedRow { Line = 1, Reason = "VALIDATION_FAILED", Error = "kind" },
        nameof(Mapping) => new Mapping { Name = MappingName, Columns = { new MappedColumn { Column = "Insatstyp", Field = "kind" } } },
        nameof(PreviewRecordsRequest) => new PreviewRecordsRequest { PoliceActivity = (PoliceActivity)Record(nameof(PoliceActivity), id)! },
        nameof(LostRecords) => new LostRecords { MunicipalityCode = Municipality, Records = 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(message), message, "There is no sample of it yet."),
    };

    /// <summary>An agreement with each target that a record is about.</summary>
    public static Agreement Agreement(string id) => new()
    {
        Id = id,
        MunicipalityCode = Municipality,
        Title = "Medborgarlöfte",
        Period = new Period { StartDate = "2020-01-01", EndDate = "2021-12-31" },
        Promises = { new Promise { Id = "1", Text = "Att öka tryggheten.", Problems = { "trafik" } } },
        Commitments =
        {
            Commitment("1", new Target
            {
                Occasions = new OccasionsTarget { Comparison = Comparison.AtLeast, Number = 15, Per = Per.Period },
                Counting = new CountingRule { Kinds = { "trafikkontroll" } },
            }),
            Commitment("2", new Target { Milestone = new MilestoneTarget { Steps = { new MilestoneStep { Code = "infort", Name = Both("infört") } } } }),
            Commitment("3", new Target { OnRequest = new OnRequestTarget { Percent = 80 } }),
            Commitment("4", new Target
            {
                Indicator = new IndicatorTarget { Name = Both("trygghet"), Unit = "procent", Direction = Direction.Higher, Goal = 80 },
            }),
        },
    };

    private static IMessage? Record(string message, string id) => message switch
    {
        nameof(PoliceActivity) => new PoliceActivity
        {
            Source = Source, RecordId = id, MunicipalityCode = Municipality, Kind = "trafikkontroll", Date = "2021-05-01",
        },
        nameof(Measure) => new Measure
        {
            Source = Source, RecordId = id, MunicipalityCode = Municipality, Kind = "trafikframjande-atgard", Title = "Farthinder",
            Steps = { new ReachedStep { Step = MeasureStep.CarriedOut, Date = "2021-05-01" } },
        },
        nameof(Campaign) => new Campaign
        {
            Source = Source, RecordId = id, MunicipalityCode = Municipality, Kind = "kampanj", Title = "Inför midsommar", StartDate = "2021-06-01",
            RiskOccasions = { new RiskOccasionYear { Occasion = "midsommar", Year = 2021 } },
        },
        // Of every kind, since each party and the coordinators have their own.
        nameof(Manifest) => new Manifest { Source = Source, RecordId = id, MunicipalityCode = Municipality, Period = FirstHalf },
        nameof(CoordinationMeeting) => new CoordinationMeeting
        {
            Source = Source, RecordId = id, AgreementId = SignedAgreement, Date = "2021-03-01",
            Parties = { Party.Police, Party.Municipality },
        },
        nameof(MilestoneReport) => new MilestoneReport
        {
            Source = Source, RecordId = id, AgreementId = SignedAgreement, CommitmentId = "2", Step = "infort", Date = "2021-03-01",
        },
        nameof(RequestReport) => new RequestReport
        {
            Source = Source, RecordId = id, AgreementId = SignedAgreement, CommitmentId = "3", Date = "2021-03-01", Asked = 5, Met = 3,
        },
        nameof(IndicatorObservation) => new IndicatorObservation
        {
            Source = Source, RecordId = id, AgreementId = SignedAgreement, CommitmentId = "4", Date = "2021-03-01", Value = 78.5,
        },
        nameof(Narrative) => new Narrative
        {
            Source = Source, RecordId = id, AgreementId = SignedAgreement, CommitmentId = "1", Party = Party.Municipality, Period = FirstHalf,
            Text = "Gjort.", Statement = Statement.Done,
        },
        nameof(AnnualReview) => new AnnualReview
        {
            Source = Source, RecordId = id, AgreementId = SignedAgreement, Date = "2020-12-10", Year = 2020, Findings = "Inget har ändrats.",
        },
        nameof(PeriodSeal) => new PeriodSeal
        {
            Source = Source, RecordId = id, AgreementId = SignedAgreement, Party = Party.Municipality, Period = FirstHalf, FollowUpHash = Hash,
            AsOf = Timestamp.FromDateTimeOffset(new DateTimeOffset(2021, 8, 15, 10, 0, 0, TimeSpan.Zero)),
        },
        nameof(SituationPicture) => new SituationPicture
        {
            Source = Source, RecordId = id, MunicipalityCode = Municipality, Date = "2019-10-01", Title = "Lägesbild",
            Problems = { new Problem { Id = "trafik", Text = "Höga hastigheter." } },
        },
        _ => null,
    };

    private static Commitment Commitment(string id, Target target) => new()
    {
        Id = id, Text = $"Åtagande {id}.", Promises = { "1" }, Responsible = { Party.Police, Party.Municipality }, Targets = { target },
    };

    private static LocalizedText Both(string text) => new() { Sv = text, En = text };
}
