using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Calls any RPC of the contracts by its descriptor, with a sample request.</summary>
internal static class GrpcCall
{
    /// <summary>What a call that was let in is told as.</summary>
    public const string Accepted = "ok";

    /// <summary>Every RPC of the contracts.</summary>
    public static IReadOnlyList<MethodDescriptor> Methods { get; } =
    [
        .. from type in typeof(JournalReflection).Assembly.GetExportedTypes()
           where type.Name.EndsWith("Reflection", StringComparison.Ordinal)
           from service in ((FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!).Services
           from method in service.Methods
           orderby method.FullName
           select method,
    ];

    /// <summary>A valid request of an RPC.</summary>
    public static IMessage Of(MethodDescriptor method, string recordId, string webhookId = "")
    {
        var request = method.InputType.Parser.ParseFrom([]);
        foreach (var field in method.InputType.Fields.InDeclarationOrder())
        {
            if (field.FieldType == FieldType.Message && field.MessageType.File.Package.StartsWith("medborgarlofte", StringComparison.Ordinal)
                && (field.RealContainingOneof is null || field.FieldNumber == 1))
            {
                var sample = Samples.Of(field.MessageType.Name, recordId);
                if (field.IsRepeated)
                {
                    ((IList)field.Accessor.GetValue(request)).Add(sample);
                }
                else
                {
                    field.Accessor.SetValue(request, sample);
                }
            }
            else if (Value(method, field.Name, recordId, webhookId) is { } value)
            {
                field.Accessor.SetValue(request, value);
            }
        }

        return request;
    }

    /// <summary>Sends it; "ok", or the reason of the refusal.</summary>
    public static async Task<string> SendAsync(StandaloneFixture host, MethodDescriptor method, IMessage request, string? token)
    {
        try
        {
            var answers = await AnswersAsync(host, method, request, token);
            return answers.Select(RefusalIn).FirstOrDefault(reason => reason is not null) ?? Accepted;
        }
        catch (RpcException e)
        {
            return e.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason ?? e.StatusCode.ToString();
        }
    }

    /// <summary>Sends it; how it failed, or null.</summary>
    public static async Task<RpcException?> FailureAsync(StandaloneFixture host, MethodDescriptor method, IMessage request, string? token)
    {
        try
        {
            await AnswersAsync(host, method, request, token);
            return null;
        }
        catch (RpcException e)
        {
            return e;
        }
    }

    /// <summary>Sends one message, whatever it holds, and reads every answer.</summary>
    public static async Task<List<T>> AnswersAsync<T>(
        StandaloneFixture host, MethodDescriptor method, Marshaller<T> requests, Marshaller<T> responses, T request, string? token)
        where T : class
    {
        var headers = new Metadata();
        if (token is not null)
        {
            headers.Add("authorization", $"Bearer {token}");
        }

        var options = new CallOptions(headers, DateTime.UtcNow.AddMinutes(1));
        if (!method.IsClientStreaming)
        {
            // To a client, an answer is a stream of one.
            using var single = host.Grpc.CreateCallInvoker().AsyncServerStreamingCall(
                new Method<T, T>(MethodType.ServerStreaming, method.Service.FullName, method.Name, requests, responses), null, options, request);
            return await single.ResponseStream.ReadAllAsync().ToListAsync();
        }

        using var call = host.Grpc.CreateCallInvoker().AsyncDuplexStreamingCall(
            new Method<T, T>(MethodType.DuplexStreaming, method.Service.FullName, method.Name, requests, responses), null, options);
        await WriteAsync(call, request);
        return await call.ResponseStream.ReadAllAsync().ToListAsync();
    }

    private static Task<List<IMessage>> AnswersAsync(StandaloneFixture host, MethodDescriptor method, IMessage request, string? token) => AnswersAsync(
        host, method,
        Marshallers.Create(message => message.ToByteArray(), method.InputType.Parser.ParseFrom),
        Marshallers.Create(message => message.ToByteArray(), method.OutputType.Parser.ParseFrom),
        host is AccessHost access ? access.AsStated(request) : request, token);

    private static async Task WriteAsync<T>(AsyncDuplexStreamingCall<T, T> call, T request)
        where T : class
    {
        try
        {
            await call.RequestStream.WriteAsync(request);
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or HttpRequestException)
        {
            // The call was refused before the request was written; why is told where its answers are read.
        }
    }

    /// <summary>A record of a stream is refused by its answer, not by the call.</summary>
    private static string? RefusalIn(IMessage answer) =>
        answer.Descriptor.FindFieldByName("error") is { } field && field.Accessor.GetValue(answer) is RecordError error ? error.Reason : null;

    private static object? Value(MethodDescriptor method, string field, string recordId, string webhookId) => field switch
    {
        "source" or "record_id" or "record_type" when method.Name == "RedactText" => field == "record_id" ? Samples.SignedAgreement : field == "source" ? "" : "agreement",
        "field" when method.Name == "RedactText" => "promises[0].text",
        "reason" when method.Name == "RedactText" => Contracts.Journal.V1.RedactionReason.PersonalData,
        "source" when !method.Name.StartsWith("List", StringComparison.Ordinal) || method.Name.EndsWith("Versions", StringComparison.Ordinal)
            || method.Name == "ListMatches" => Samples.Source,
        "record_id" => recordId,
        "reason" when method.Name.StartsWith("Withdraw", StringComparison.Ordinal) => "Dubbelt",
        "municipality_code" => Samples.Municipality,
        "agreement_id" => Samples.SignedAgreement,
        "commitment_id" when method.Name == "GetReceipt" => $"{Samples.SignedAgreement}~1",
        "record_type" => "police-activity",
        "webhook_id" => webhookId,
        "text" when method.Name == "ReadWording" => Samples.Wording,
        "number" => 2,
        "journal" => "police",
        "import_id" => Samples.ImportId,
        "name" when method.Service.Name == "MappingsService" => Samples.MappingName,
        "id" when method.Name == "RecordRestoration" => recordId,
        "day" when method.Name == "PreviewAgreement" => "2021-06-01",
        _ => null,
    };
}
