using System.Net.Http.Headers;
using System.Text.Json;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Each REST endpoint of the running gateway, with each token.</summary>
public sealed class RestAccessTests(AccessHost host) : IClassFixture<AccessHost>
{
    private static readonly Dictionary<string, string> Messages = new()
    {
        ["police-activities"] = nameof(PoliceActivity),
        ["measures"] = nameof(Measure),
        ["campaigns"] = nameof(Campaign),
        ["manifests"] = nameof(Manifest),
        ["meetings"] = nameof(CoordinationMeeting),
        ["milestone-reports"] = nameof(MilestoneReport),
        ["requests"] = nameof(RequestReport),
        ["observations"] = nameof(IndicatorObservation),
        ["narratives"] = nameof(Narrative),
        ["reviews"] = nameof(AnnualReview),
        ["seals"] = nameof(PeriodSeal),
        ["situation-pictures"] = nameof(SituationPicture),
        ["agreements"] = nameof(Agreement),
        ["signatures"] = nameof(Signature),
        ["revisions"] = nameof(Revision),
        ["webhooks"] = nameof(Webhook),
        ["mappings"] = nameof(Mapping),
    };

    [Fact]
    public async Task EveryEndpoint_WithEachToken_AnswersAsTheTableSays()
    {
        var actual = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (method, pattern) in Endpoints())
        {
            var cells = new List<string>();
            foreach (var cell in Cell.All)
            {
                cells.Add(await SendAsync(method, pattern, cell.Token(host, Home.Of(pattern))));
            }

            actual.Add($"{method} {pattern}", cells);
            host.DeleteWebhooks(Samples.Source);
        }

        AccessMatrix.Compare("rest-access.txt", actual);
    }

    private List<(string Method, string Pattern)> Endpoints() =>
    [
        .. from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let pattern = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
           where pattern.StartsWith(GatewayComposition.BasePath, StringComparison.Ordinal)
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
           orderby method == "DELETE", pattern, method
           select (method, pattern),
    ];

    private async Task<string> SendAsync(string method, string pattern, string? token)
    {
        var words = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var collection = words.Last(word => Messages.ContainsKey(word) || word == "commitments" || !word.StartsWith('{'));
        var id = method switch
        {
            "GET" => AccessHost.Read,
            "DELETE" => AccessHost.Withdrawn,
            _ => AccessHost.Reported,
        };
        var address = pattern.Replace("{source}", Samples.Source, StringComparison.Ordinal).Replace("{recordId}", id, StringComparison.Ordinal)
            .Replace("{code}", Samples.Municipality, StringComparison.Ordinal).Replace("{name}", "police", StringComparison.Ordinal).Replace("{list}", "kinds", StringComparison.Ordinal)
            .Replace("{number}", "2", StringComparison.Ordinal).Replace("{mapping}", Samples.MappingName, StringComparison.Ordinal).Replace("{importId}", Samples.ImportId, StringComparison.Ordinal).Replace("{id}", IdIn(words, method), StringComparison.Ordinal);
        using var request = StandaloneFixture.Request(new HttpMethod(method), address + Query(method, pattern, collection), token);
        if (method is "POST" or "PUT")
        {
            request.Content = new ReadOnlyMemoryContent(Body(collection, id));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        var answer = await host.Http.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? GrpcCall.Accepted
            : JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("reason").GetString()!;
    }

    private string IdIn(string[] words, string method) => words switch
    {
        _ when words.Contains("webhooks") => host.NewWebhook(),
        _ when words.Contains("commitments") => $"{Samples.SignedAgreement}~1",
        _ when method == "PUT" => Samples.DraftAgreement,
        _ => Samples.SignedAgreement,
    };

    private static string Query(string method, string pattern, string collection) => (method, collection) switch
    {
        ("DELETE", not ("webhooks" or "mappings" or "revisions")) => "?reason=Dubbelt",
        ("GET", "situation-pictures" or "police-activities" or "measures" or "campaigns" or "manifests") when !pattern.Contains('{', StringComparison.Ordinal) => $"?municipality-code={Samples.Municipality}",
        _ => "",
    };

    private ReadOnlyMemory<byte> Body(string collection, string id) =>
        collection == "redactions" ? ProtoJson.ToUtf8(new RedactTextRequest
        {
            RecordType = "agreement", RecordId = Samples.SignedAgreement, Field = "promises[0].text", Reason = RedactionReason.PersonalData,
        }) : collection == "wordings" ? ProtoJson.ToUtf8(new ReadWordingRequest { MunicipalityCode = Samples.Municipality, Text = Samples.Wording })
        : Messages.TryGetValue(collection, out var message) ? ProtoJson.ToUtf8(host.AsStated(Samples.Of(message, id))) : "{}"u8.ToArray();
}
