using System.Net.Http.Headers;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Medborgarlofte.Gateway;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>
/// No text of any request can point out a person: every free text refuses it, names the field and never repeats or logs it. What takes
/// a code takes no free text at all.
/// </summary>
public sealed class PersonalDataTests(PersonalDataTests.LoggedHost host) : IClassFixture<PersonalDataTests.LoggedHost>
{
    private const string Plain = "Fri text på rad";
    private const string Guarded = "Must not hold";

    /// <summary>Numbers that are set aside for examples, or belong to nobody.</summary>
    private static readonly string[] Values =
        ["19811218-9876", "8112189876", "811218+9876", "701063-2391", "070-174 06 05", "+46 8 465 004 00", "namn.namnsson@exempel.se", "ABC 123", "ABC12D", "57.4281, 15.0852"];

    /// <summary>Texts that no service looks at: answers have them, requests do not.</summary>
    private static readonly string[] Ignored = ["webhook.id"];

    [Fact]
    public async Task EveryTextOfEveryRequest_WithPersonalData_IsRefusedByName()
    {
        var open = new List<string>();
        var guarded = 0;
        foreach (var method in GrpcCall.Methods.Where(IsWrite))
        {
            var token = Token(method);
            foreach (var (path, with) in TextFields.Of(GrpcCall.Of(method, "personal")))
            {
                var refusals = await Task.WhenAll(Values.Select(value => RefusalAsync(method, path, with, value, token)));
                if (refusals.All(refused => refused))
                {
                    guarded++;
                }
                else if (!Ignored.Contains(path) && (refusals.Any(refused => refused) || await TakesAsync(method, path, with(Plain), token)))
                {
                    open.Add($"{method.FullName} {path}");
                }
            }
        }

        Assert.Empty(open);
        Assert.True(guarded > 60, $"Only {guarded} free texts were found.");
        Assert.DoesNotContain(host.Logged(), line => Values.Any(value => line.Contains(value, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EveryFreeTextThroughTheGateway_WithPersonalData_IsRefusedByName()
    {
        var open = new List<string>();
        foreach (var method in GrpcCall.Methods.Where(m => IsWrite(m) && RestPaths.Of(m) is not null))
        {
            var body = method.InputType.Fields.InDeclarationOrder().First(field => field.FieldType == FieldType.Message);
            foreach (var (path, with) in TextFields.Of(GrpcCall.Of(method, "personal")).Where(field => field.Path.StartsWith(body.JsonName, StringComparison.Ordinal)))
            {
                foreach (var value in Values)
                {
                    if (!await RefusalAsync(method, path, with, value, Token(method)))
                    {
                        continue;
                    }

                    var text = await PostAsync(RestPaths.Of(method)!, (IMessage)body.Accessor.GetValue(with($"Se {value} idag")), Token(method));
                    if (!text.Contains("\"PERSONAL_DATA\"", StringComparison.Ordinal) || !text.Contains($"\"{path[(body.JsonName.Length + 1)..]}\"", StringComparison.Ordinal))
                    {
                        open.Add($"{path}: {text}");
                    }

                    Assert.DoesNotContain(value, text, StringComparison.Ordinal);
                }
            }
        }

        Assert.Empty(open);
        Assert.DoesNotContain(host.Logged(), line => Values.Any(value => line.Contains(value, StringComparison.Ordinal)));
    }

    private static bool IsWrite(MethodDescriptor method) => !method.IsServerStreaming
        && Array.Exists(["Report", "Withdraw", "Draft", "Sign", "Revise", "Create"], verb => method.Name.StartsWith(verb, StringComparison.Ordinal));

    private string Token(MethodDescriptor method)
    {
        var home = Home.Of(method.FullName);
        return host.Token(Samples.Source, home.Party, home.Scope);
    }

    /// <summary>True when the call was refused for personal data in that very field, without the value in any part of the answer.</summary>
    private async Task<bool> RefusalAsync(MethodDescriptor method, string path, Func<string, IMessage> with, string value, string token)
    {
        var failure = await FailureAsync(method, with($"Se {value} idag"), token);
        Assert.DoesNotContain(value, $"{failure?.Status.Detail} {failure?.GetRpcStatus()}", StringComparison.Ordinal);
        return failure?.GetRpcStatus()?.GetDetail<Google.Rpc.BadRequest>()?.FieldViolations
            .Any(field => field.Field == path && field.Description.StartsWith(Guarded, StringComparison.Ordinal)) == true;
    }

    /// <summary>True unless the field itself refuses the text, or the request is refused for what it names.</summary>
    private async Task<bool> TakesAsync(MethodDescriptor method, string path, IMessage request, string token)
    {
        var failure = await FailureAsync(method, request, token);
        var fields = failure?.GetRpcStatus()?.GetDetail<Google.Rpc.BadRequest>()?.FieldViolations;
        return failure is null || (fields is not null && fields.All(field => field.Field != path));
    }

    private async Task<RpcException?> FailureAsync(MethodDescriptor method, IMessage request, string token)
    {
        if (method.InputType.FindFieldByName("validate_only") is { } validateOnly)
        {
            validateOnly.Accessor.SetValue(request, true);
        }

        return await GrpcCall.FailureAsync(host, method, request, token);
    }

    private async Task<string> PostAsync(string path, IMessage body, string token)
    {
        using var request = StandaloneFixture.Request(HttpMethod.Post, GatewayComposition.BasePath + path, token, new ReadOnlyMemoryContent(ProtoJson.ToUtf8(body)));
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await (await host.Http.SendAsync(request)).Content.ReadAsStringAsync();
    }

    /// <summary>Keeps what our own code logs, down to the least.</summary>
    public sealed class LoggedHost : AccessHost
    {
        private readonly KeptLog log = new();

        /// <inheritdoc />
        protected override IReadOnlyDictionary<string, string?> Configuration =>
            new Dictionary<string, string?>(base.Configuration) { ["Logging:LogLevel:Medborgarlofte"] = "Trace" };

        /// <summary>The lines so far.</summary>
        public IReadOnlyCollection<string> Logged() => log.Lines;

        /// <inheritdoc />
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        }
    }
}
