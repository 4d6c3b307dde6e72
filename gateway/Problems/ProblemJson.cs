using System.Globalization;
using System.Text.Json;
using Medborgarlofte.Gateway.Codes;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Problems;

/// <summary>Writes problems.</summary>
internal static class ProblemJson
{
    public const string MediaType = "application/problem+json";

    /// <summary>Answers a request with a problem.</summary>
    /// <param name="http">The request.</param>
    /// <param name="problem">What to answer.</param>
    /// <param name="more">Writes members beside those of a problem.</param>
    public static async Task WriteAsync(HttpContext http, Problem problem, Action<Utf8JsonWriter>? more = null)
    {
        var headers = http.Response.Headers;
        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = MediaType;
        headers.CacheControl = "no-store";
        if (problem.Status == StatusCodes.Status401Unauthorized && headers.WWWAuthenticate.Count == 0)
        {
            headers.WWWAuthenticate = "Bearer";
        }

        if (problem.RetryAfter is { } wait)
        {
            headers[HeaderNames.RetryAfter] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await using (var writer = ProtoJson.CreateWriter(http.Response.BodyWriter))
        {
            Write(writer, problem, InstanceOf(http.Request.Path), more);
        }
    }

    // The address of a record holds its id, and personal data is never repeated.
    private static string? InstanceOf(PathString path) => PersonalData.FindInAddress(path.Value ?? "") is null ? path.ToUriComponent() : null;

    /// <summary>Writes a problem as a JSON value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="problem">What to write.</param>
    /// <param name="instance">Address of what was asked for; null inside a stream of results.</param>
    /// <param name="more">Writes members beside those of a problem.</param>
    public static void Write(Utf8JsonWriter writer, Problem problem, string? instance, Action<Utf8JsonWriter>? more = null)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, problem.Type);
        writer.WriteString("title"u8, problem.Title);
        writer.WriteNumber("status"u8, problem.Status);
        writer.WriteString("detail"u8, problem.Detail);
        if (instance is not null)
        {
            writer.WriteString("instance"u8, instance);
        }

        writer.WriteString("reason"u8, problem.Reason);
        writer.WriteStartArray("errors"u8);
        foreach (var error in problem.Errors)
        {
            writer.WriteStartObject();
            writer.WriteString("field"u8, error.Field);
            writer.WriteString("detail"u8, error.Description);
            if (error.Column > 0)
            {
                writer.WriteNumber("column"u8, error.Column);
            }

            if (CodeLinks.InError(error.Description) is { } codes)
            {
                writer.WriteString("codes"u8, codes);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        more?.Invoke(writer);
        writer.WriteEndObject();
    }
}
