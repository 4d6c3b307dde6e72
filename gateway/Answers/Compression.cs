using Medborgarlofte.Gateway.Problems;
using Microsoft.AspNetCore.ResponseCompression;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>gzip and br for callers that accept them. Result lines stay as they are: they are to arrive one by one.</summary>
internal static class Compression
{
    public static void AddCompression(this IHostApplicationBuilder builder) => builder.Services.AddResponseCompression(compression =>
    {
        // No answer holds a secret beside what its caller sent, which is what makes compression under TLS leak.
        compression.EnableForHttps = true;
        compression.Providers.Add<BrotliCompressionProvider>();
        compression.Providers.Add<GzipCompressionProvider>();
        compression.MimeTypes = ["application/json", ProblemJson.MediaType, "text/csv", "application/atom+xml", "application/cloudevents-batch+json"];
    });
}
