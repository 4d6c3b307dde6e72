using Google.Protobuf;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Records;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>Answers to a push: 201 with the address when something new was stored, else 200.</summary>
internal static class PushAnswers
{
    /// <summary>The answer about one record.</summary>
    /// <param name="result">What the service did.</param>
    /// <param name="collection">Address of the collection that the record is in.</param>
    /// <param name="validateOnly">Nothing was stored, so nothing has an address.</param>
    public static JsonAnswer Of(PushResult result, string collection, bool validateOnly = false)
    {
        var created = result.Outcome == PushOutcome.Created && !validateOnly;
        return new JsonAnswer(ProtoJson.ToUtf8(result))
        {
            Status = created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            Location = created ? $"{collection}/{Uri.EscapeDataString(result.Source)}/{Uri.EscapeDataString(result.RecordId)}" : null,
            Etag = validateOnly ? "" : result.State?.Etag ?? "",
        };
    }

    /// <summary>The answer about one record that was not stored: the result, and what it would change.</summary>
    /// <param name="http">The request.</param>
    /// <param name="result">What the service would do.</param>
    /// <param name="reporting">Knows what that would change.</param>
    /// <param name="candidate">The record.</param>
    public static async Task<JsonAnswer> PreviewAsync(
        HttpContext http, PushResult result, ReportingClient reporting, PreviewRecordsRequest candidate)
    {
        var effects = Effects.None;
        if (result.Outcome is PushOutcome.Created or PushOutcome.Corrected)
        {
            var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Medborgarlofte.Gateway.Records");
            await using var preview = new EffectPreview(reporting, logger, http.RequestAborted);
            effects = new Effects(await preview.OfAsync(candidate));
        }

        return new JsonAnswer(JsonAnswer.Write(writer =>
        {
            writer.WriteStartObject();
            ProtoJson.WriteFields(writer, result);
            effects.Write(writer);
            writer.WriteEndObject();
        }));
    }

    /// <summary>The answer about something with one id.</summary>
    public static JsonAnswer Of(IMessage response, PushOutcome outcome, string location, RecordState? state, bool validateOnly = false)
    {
        var created = outcome == PushOutcome.Created && !validateOnly;
        return new JsonAnswer(ProtoJson.ToUtf8(response))
        {
            Status = created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
            Location = created ? location : null,
            Etag = validateOnly ? "" : state?.Etag ?? "",
        };
    }
}
