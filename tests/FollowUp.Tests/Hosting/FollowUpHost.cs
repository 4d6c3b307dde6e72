using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;
using static Medborgarlofte.FollowUp.Tests.Agreements.TestDrafts;

namespace Medborgarlofte.FollowUp.Tests.Hosting;

/// <summary>A host with a signed and revised agreement that has every kind of target, and a draft that nobody has signed.</summary>
public sealed class FollowUpHost : StandaloneFixture
{
    public const string SignedAgreement = "vetlanda-2020-2021";
    public const string DraftAgreement = "vetlanda-2022-2023";

    /// <summary>On request.</summary>
    public const string OnRequest = "7";

    /// <summary>One indicator, "a".</summary>
    public const string Indicator = "8";

    /// <summary>Two indicators, "trygghet" and "oro".</summary>
    public const string TwoIndicators = "9";

    /// <summary>The follow-up of the signed agreement, which parties seal.</summary>
    public GetAgreementFollowUpResponse FollowUp { get; private set; } = new();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var agreements = new AgreementsService.AgreementsServiceClient(Grpc);
        foreach (var id in (ReadOnlySpan<string>)[SignedAgreement, DraftAgreement])
        {
            agreements.DraftAgreement(new DraftAgreementRequest { Agreement = WithEveryTarget(id) }, Coordinator());
        }

        foreach (var party in (ReadOnlySpan<Party>)[Party.Municipality, Party.Police])
        {
            var signature = new Signature { Party = party, Role = "ordförande", SignedOn = "2020-01-01" };
            agreements.SignAgreement(
                new SignAgreementRequest { AgreementId = SignedAgreement, Signature = signature }, Coordinator(party.ToString().ToLowerInvariant()));
        }

        var revision = new Revision
        {
            Number = 1, EffectiveFrom = "2021-01-01", Reason = "Årlig översyn.", EndedCommitments = { "4" }, NewEndDate = "2022-06-30",
        };
        foreach (var party in new[] { "municipality", "police" })
        {
            await agreements.ReviseAgreementAsync(new ReviseAgreementRequest { AgreementId = SignedAgreement, Revision = revision }, Coordinator(party));
        }

        FollowUp = await Eventually.Get(FollowUpAsync, followUp => followUp?.Agreement.Revision == 1)
            ?? throw new InvalidOperationException("The agreement has not been followed up.");
    }

    /// <summary>Headers of one who seals for a party.</summary>
    public Metadata Sealer(string party = "police", string municipality = "0685") =>
        Headers($"coordinator-{party}", party, Scopes.FollowUpSeal, municipality);

    private async Task<GetAgreementFollowUpResponse?> FollowUpAsync()
    {
        try
        {
            return await new FollowUpService.FollowUpServiceClient(Grpc).GetAgreementFollowUpAsync(
                new GetAgreementFollowUpRequest { AgreementId = SignedAgreement });
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>An agreement with a target of each kind.</summary>
    public static Agreement WithEveryTarget(string id)
    {
        var agreement = Vetlanda();
        agreement.Id = id;
        agreement.Commitments.Add(
        [
            Commitment(OnRequest, [Party.Police], new Target { OnRequest = new OnRequestTarget { Percent = 80 } }),
            Commitment(Indicator, [Party.Municipality], Trygghet("")),
            Commitment(TwoIndicators, [Party.Municipality], Trygghet("trygghet"), Oro()),
        ]);
        return agreement;
    }

    private static Target Trygghet(string id) => new()
    {
        Id = id,
        Indicator = new IndicatorTarget { Name = Both("upplevd trygghet"), Unit = "procent", Direction = Direction.Higher, Goal = 80 },
    };

    /// <summary>A direction and no value to reach.</summary>
    private static Target Oro() => new()
    {
        Id = "oro", Indicator = new IndicatorTarget { Name = Both("oro"), Unit = "procent", Direction = Direction.Lower },
    };
}

/// <summary>The classes of tests that share one host: each record has an id of its own.</summary>
[CollectionDefinition(Name)]
public sealed class FollowUpRecords : ICollectionFixture<FollowUpHost>
{
    public const string Name = "Follow-up records";
}
