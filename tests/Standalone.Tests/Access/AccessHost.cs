using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>A host with a signed agreement, a draft, and of each record one to read and one to withdraw.</summary>
public class AccessHost : StandaloneFixture
{
    private JsonElement followUp;

    /// <summary>Id of the records that are read.</summary>
    public const string Read = "read";

    /// <summary>Id of the records that are withdrawn.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Id of the records that are reported.</summary>
    public const string Reported = "reported";

    private WebhooksService.WebhooksServiceClient Webhooks => new(Grpc);

    private Metadata Manager => Headers(Samples.Source, "municipality", Scopes.FollowUpManage);

    /// <inheritdoc />
    protected override IReadOnlyDictionary<string, string?> Configuration =>
        new Dictionary<string, string?> { ["Webhooks:AllowPrivateAddresses"] = "true", ["Webhooks:Interval"] = "01:00:00" };

    /// <inheritdoc />
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var agreements = new AgreementsService.AgreementsServiceClient(Grpc);
        await agreements.DraftAgreementAsync(new DraftAgreementRequest { Agreement = Samples.Agreement(Samples.SignedAgreement) }, Manager);
        foreach (var party in (ReadOnlySpan<Party>)[Party.Municipality, Party.Police])
        {
            agreements.SignAgreement(
                new SignAgreementRequest
                {
                    AgreementId = Samples.SignedAgreement, Signature = new Signature { Party = party, Role = "ordförande", SignedOn = "2020-01-01" },
                },
                Headers(Samples.Source, party.ToString().ToLowerInvariant(), Scopes.FollowUpManage));
        }

        followUp = JsonDocument.Parse(await Eventually.Get(
            () => FollowUpAsync(), text => text.Length > 0)).RootElement;
        foreach (var method in GrpcCall.Methods.Where(m => m.Name.StartsWith("Report", StringComparison.Ordinal) && !m.IsClientStreaming))
        {
            foreach (var id in new[] { Read, Withdrawn })
            {
                var home = Home.Of(method.FullName);
                await SeedAsync(method.FullName, GrpcCall.Of(method, id), Token(Samples.Source, home.Party, home.Scope));
            }
        }

        await Eventually.Get(
            () => Http.GetAsync(new Uri($"/medborgarlofte/v1/commitments/{Samples.SignedAgreement}~1/receipt", UriKind.Relative)),
            answer => answer.IsSuccessStatusCode);
    }

    /// <summary>A seal with what this host's follow-up states, which is all that can be sealed; anything else as it is.</summary>
    public IMessage AsStated(IMessage message)
    {
        if ((message as PeriodSeal ?? (message as ReportPeriodSealRequest)?.Seal) is { } seal && followUp.ValueKind == JsonValueKind.Object)
        {
            seal.AsOf = Timestamp.FromDateTimeOffset(followUp.GetProperty("asOf").GetDateTimeOffset());
            seal.FollowUpHash = followUp.GetProperty("followUpHash").GetString();
        }

        return message;
    }

    /// <summary>A webhook of the source's own, which a call may delete.</summary>
    public string NewWebhook() => Webhooks.CreateWebhook(
        new CreateWebhookRequest { Webhook = (Webhook)Samples.Of(nameof(Webhook), "") }, Manager).Webhook.Id;

    /// <summary>Deletes every webhook of a source.</summary>
    public void DeleteWebhooks(string source)
    {
        var headers = Headers(source, "municipality", Scopes.FollowUpManage);
        foreach (var webhook in Webhooks.ListWebhooks(new ListWebhooksRequest(), headers).Webhooks)
        {
            Webhooks.DeleteWebhook(new DeleteWebhookRequest { WebhookId = webhook.Id }, headers);
        }
    }

    private async Task<string> FollowUpAsync()
    {
        var answer = await Http.GetAsync(new Uri($"/medborgarlofte/v1/agreements/{Samples.SignedAgreement}/follow-up", UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
    }

    private async Task SeedAsync(string method, IMessage request, string token)
    {
        var answer = await GrpcCall.SendAsync(this, GrpcCall.Methods.Single(m => m.FullName == method), request, token);
        Assert.True(answer == GrpcCall.Accepted, $"{method}: {answer}");
    }
}
