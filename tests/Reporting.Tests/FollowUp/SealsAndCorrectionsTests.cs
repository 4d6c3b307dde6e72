using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Tests.Intake;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Errors;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.FollowUp;

/// <summary>What is told beside the verdicts: the parties' words, seals, corrections, and the receipt that proves them.</summary>
public sealed class SealsAndCorrectionsTests : IDisposable
{
    private static readonly DateTimeOffset Recorded = new(2020, 7, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TestStore store = new();
    private int entries;

    [Fact]
    public async Task GetAgreementFollowUp_CorrectedAfterTheSeal_KeepsTheSealAndTellsOfTheCorrection()
    {
        await SignAsync();
        await ApplyAsync(Control("c1", 1, "2020-03-01"), Control("c2", 1, "2020-04-01"));
        var sealedAt = Now;
        var asSealed = await FollowUpAsync(sealedAt);
        var half = Days("2020-01-01", "2020-06-30");
        await ApplyAsync(Seal("s1", half, sealedAt, asSealed.FollowUpHash, asSealed.Position), Seal("s2", half, sealedAt, new string('0', 64), position: ""));

        await ApplyAsync(
            Control("c1", 2, "2020-03-01") with { Record = Control("c1", 2, "2020-03-01").Record with { Withdrawn = true, Reason = "Dubblett" } },
            Control("c2", 2, "2020-09-01"), Control("c3", 1, "2020-05-01"));
        var now = await FollowUpAsync(null);

        Assert.Equal([(true, 2), (false, 2)], now.Seals.Select(seal => (seal.Intact, seal.ChangedSince)));
        Assert.Equal((asSealed.Position, "inProgress"), (now.Seals[0].Position, Assert.Single(now.Seals[0].Commitments).Outcome));
        Assert.Equal(asSealed.FollowUpHash, now.Seals[0].Hash);
        Assert.NotEqual(asSealed.FollowUpHash, now.FollowUpHash);
        Assert.Equal(asSealed.FollowUpHash, (await FollowUpAsync(sealedAt)).FollowUpHash);
        Assert.Empty((await FollowUpAsync(sealedAt)).Seals);
    }

    [Fact]
    public async Task ListCorrections_CorrectionWithdrawalAndRevision_TellsWhatChangedInPages()
    {
        var agreement = await SignAsync();
        await ApplyAsync(
            Control("c1", 1, "2020-03-01"), Control("c1", 2, "2021-03-01", "Fel år"), Control("c2", 1, "2020-04-01"),
            Control("c2", 2, "2020-04-01") with { Record = Control("c2", 2, "2020-04-01", "Dubblett").Record with { Withdrawn = true } });
        var revision = new RevisionTerms { Number = 1, EffectiveFrom = Day("2020-06-01"), Reason = "Förlängning", NewEndDate = Day("2021-06-30") };
        await ApplyAsync(new AgreementChange(entries + 1, Next(), agreement with { Version = 2, Revisions = [revision] }));

        var first = await CorrectionsAsync("", 2);
        var rest = await CorrectionsAsync(first.NextAfter, 2);

        Assert.Equal(["Fel år", "Dubblett", "Förlängning"], first.Corrections.Concat(rest.Corrections).Select(correction => correction.Reason));
        Assert.Equal("", rest.NextAfter);
        Assert.Equal([("date", "2020-03-01", "2021-03-01")], Changes(first.Corrections[0]));
        Assert.Equal([("withdrawn", "false", "true")], Changes(first.Corrections[1]));
        Assert.Equal(new CorrectedCount { CommitmentId = "vetlanda~1", Before = 1, After = 0 }, Assert.Single(first.Corrections[1].Counts));
        Assert.Equal(("agreement", "vetlanda", 1), (rest.Corrections[0].RecordType, rest.Corrections[0].RecordId, rest.Corrections[0].Revision));
        Assert.Equal(3, (await CorrectionsAsync("", 50)).Corrections.Count);
        Assert.Equal(3, (await Service.ListCorrections(new ListCorrectionsRequest(), new Call())).Corrections.Count);
        await Assert.ThrowsAsync<DomainException>(() => CorrectionsAsync("no id", 2));
    }

    [Fact]
    public async Task ListChanges_ThirdPartySignsAfterBothParties_TellsNoChange()
    {
        var agreement = await SignAsync();
        await ApplyAsync(Control("c1", 1, "2020-03-01"));
        var before = await ChangesAsync();
        var signature = new SignatureTerms(Party.Police, "styrelsen", null) { ThirdParty = "nattvandrarna" };
        await ApplyAsync(new AgreementChange(entries + 1, Next(), agreement with { Version = 2, Signatures = [signature] }));

        Assert.Equal(before, await ChangesAsync());
        Assert.Empty((await CorrectionsAsync("", 50)).Corrections);
    }

    [Fact]
    public async Task GetReceipt_RecordsAndManifests_ShowsWhatTheVerdictWasMadeFrom()
    {
        await SignAsync();
        var manifest = new ManifestRecorded
        {
            Source = "police-demo",
            RecordId = "m1",
            Version = 1,
            MunicipalityCode = TestJournals.Municipality,
            Kinds = ["trafikkontroll"],
            StartDate = Day("2020-01-01"),
            EndDate = Day("2020-03-31"),
            RecordCount = 1,
        };
        await ApplyAsync(Control("c1", 1, "2020-03-01"), new DocumentChange(entries + 1, Next(), new RecordKey(StoredType.PoliceManifest, "police-demo", "m1"), 1, TestJournals.Municipality, manifest));

        var rows = (await Service.GetReceipt(new GetReceiptRequest { CommitmentId = "vetlanda~1" }, new Call())).Rows;

        Assert.Equal(
            [("police-activity", "a", "", "2020-03-01", ""), ("manifest", "", "DECLARATION", "2020-01-01", "2020-03-31")],
            rows.Select(row => (row.RecordType, row.TargetId, row.Excluded, row.Date, row.EndDate)));
        Assert.Equal((1d, "trafikkontroll", Party.Police), (rows[1].Quantity, Assert.Single(rows[1].DeclaredKinds), rows[1].Party));
    }

    [Fact]
    public async Task GetAgreementFollowUp_WordsOfTheParties_StandAsTheyWereTold()
    {
        await SignAsync();
        var review = new AnnualReviewRecorded
        {
            Source = "s",
            RecordId = "a1",
            Version = 1,
            MunicipalityCode = TestJournals.Municipality,
            AgreementId = "vetlanda",
            Date = Day("2020-06-01"),
            Year = 2020,
            Findings = "Det går framåt.",
        };
        var picture = new SituationPictureRecorded
        {
            Source = "s",
            RecordId = "lagesbild",
            Version = 1,
            MunicipalityCode = TestJournals.Municipality,
            Date = Day("2019-11-01"),
            Title = "Lägesbild 2019",
            Problems = [new ProblemTerms("p1", "Rattfylleri", [])],
        };
        await ApplyAsync(
            Narrative("n1", "1", "Kontroller görs varje vecka."), Narrative("n2", "", "Samverkan fungerar."),
            new DocumentChange(entries + 1, Next(), new RecordKey(StoredType.AnnualReview, "s", "a1"), 1, TestJournals.Municipality, review),
            new DocumentChange(entries + 1, Next(), new RecordKey(StoredType.SituationPicture, "s", "lagesbild"), 1, TestJournals.Municipality, picture));

        var agreement = (await FollowUpAsync(null)).Agreement;

        var told = Assert.Single(agreement.Promises[0].Commitments[0].Narratives);
        Assert.Equal(("Kontroller görs varje vecka.", Statement.Ongoing), (told.Text, told.Statement));
        Assert.Equal("Samverkan fungerar.", Assert.Single(agreement.Narratives).Text);
        Assert.Equal("Det går framåt.", Assert.Single(agreement.Reviews).Findings);
        Assert.Equal("Lägesbild 2019", agreement.SituationPicture.Title);
        Assert.Equal("Rattfylleri", Assert.Single(agreement.Promises[0].Problems).Text);
        var effect = Assert.Single(agreement.Promises[0].Effects);
        Assert.Equal(("Färre olyckor", "vetlanda~1", "polisens statistik"), (effect.Text, effect.CommitmentId, effect.Source));
    }

    public void Dispose() => store.Dispose();

    private FollowUpGrpcService Service => new(
        store.Reader, store.Corrections, store.Feed, store.Receipts, store.Totals, new StandingJournals(store, TimeProvider.System), store.Expensive,
        store, TimeProvider.System);

    private DateTimeOffset Now => Recorded.AddMinutes(entries);

    private static IEnumerable<(string, string, string)> Changes(Correction correction) =>
        correction.Changes.Select(change => (change.Field, change.Before, change.After));

    private async Task<AgreementRecorded> SignAsync()
    {
        var agreement = Agreement("2020-01-01", "2020-12-31", Police(AtLeast(10, Per.Period, "trafikkontroll")) with { Promises = ["1"] }) with
        {
            SituationPicture = "lagesbild",
            Promises = [new PromiseTerms("1", "Tryggare trafik", ["p1"]) { Effects = [new EffectTerms("Färre olyckor", "1", "polisens statistik")] }],
        };
        await ApplyAsync(new AgreementChange(entries + 1, Next(), agreement));
        return agreement;
    }

    private Task ApplyAsync(params JournalChange[] changes) => store.ApplyAsync(changes);

    private DateTimeOffset Next() => Recorded.AddMinutes(++entries);

    private RecordChange Control(string id, long version, string date, string reason = "") => new(
        entries + 1, Next(), StoredType.PoliceActivity, Activity(date) with { RecordId = id, Version = version, Reason = reason });

    private RecordChange Narrative(string id, string commitment, string text) => new(entries + 1, Next(), StoredType.Narrative, Activity("2020-02-01", "redogorelse") with
    {
        Type = RecordType.Narrative,
        RecordId = id,
        AgreementId = "vetlanda",
        CommitmentId = commitment,
        Text = text,
        Statement = Statement.Ongoing,
    });

    /// <summary>With the position that was compared; empty for a seal from before positions were kept.</summary>
    private DocumentChange Seal(string id, DateSpan period, DateTimeOffset asOf, string hash, string position)
    {
        var seal = new PeriodSealRecorded
        {
            Source = "police-demo",
            RecordId = id,
            Version = 1,
            MunicipalityCode = TestJournals.Municipality,
            AgreementId = "vetlanda",
            Period = period,
            Party = Party.Police,
            AsOf = asOf,
            FollowUpHash = hash,
            Position = position,
            Commitments = [new Contracts.Events.FollowUp.V1.SealedOutcome("vetlanda~1", "inProgress")],
        };
        return new DocumentChange(entries + 1, Next(), new RecordKey(StoredType.PeriodSeal, seal.Source, id), 1, TestJournals.Municipality, seal);
    }

    private Task<GetAgreementFollowUpResponse> FollowUpAsync(DateTimeOffset? asOf) => Service.GetAgreementFollowUp(
        new GetAgreementFollowUpRequest { AgreementId = "vetlanda", AsOf = asOf?.ToTimestamp() }, new Call());

    private async Task<IReadOnlyList<string>> ChangesAsync() => [.. (await Service.ListChanges(
        new ListChangesRequest { MunicipalityCode = TestJournals.Municipality, PageSize = 50 }, new Call())).Changes.Select(change => $"{change.Id} {change.Type}")];

    private Task<ListCorrectionsResponse> CorrectionsAsync(string after, int size) => Service.ListCorrections(
        new ListCorrectionsRequest { MunicipalityCode = TestJournals.Municipality, After = after, PageSize = size }, new Call());

    /// <summary>A call with nothing around it.</summary>
    private sealed class Call : ServerCallContext
    {
        protected override string MethodCore => "";

        protected override string HostCore => "";

        protected override string PeerCore => "";

        protected override DateTime DeadlineCore => DateTime.MaxValue;

        protected override Metadata RequestHeadersCore { get; } = [];

        protected override CancellationToken CancellationTokenCore => CancellationToken.None;

        protected override Metadata ResponseTrailersCore { get; } = [];

        protected override Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore { get; } = new("", []);

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
    }
}
