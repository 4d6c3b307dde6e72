using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.ApiInfo;
using Medborgarlofte.Gateway.Pages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Medborgarlofte.Gateway.OpenApi;

/// <summary>The description of the API, written once: nothing of it changes while the process runs.</summary>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider) : IDisposable
{
    public const string Name = "v1";

    private readonly SemaphoreSlim writing = new(1);
    private PublicBody? written;

    /// <summary>The document as it is served.</summary>
    public async Task<PublicBody> ReadAsync(CancellationToken cancellationToken)
    {
        if (written is { } ready)
        {
            return ready;
        }

        await writing.WaitAsync(cancellationToken);
        try
        {
            return written ??= await WriteAsync();
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose() => writing.Dispose();

    /// <summary>Puts what the framework knows of the routes together with what is declared beside them.</summary>
    public static Task FillAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        DocumentFrame.Fill(document, ApiInfoEndpoint.Version, context.ApplicationServices.GetRequiredService<IOptions<PageOptions>>().Value);
        var schemas = new MessageSchemas(document, ProtoComments.Read());
        OwnSchemas.Add(document, schemas);
        var operations = new Operations(document, schemas, Exchange.ReadAll().ToLookup(exchange => exchange.Operation));
        foreach (var endpoint in context.DescriptionGroups.SelectMany(group => group.Items))
        {
            var metadata = endpoint.ActionDescriptor.EndpointMetadata.AsReadOnly();
            if (metadata.OfType<EndpointDescription>().LastOrDefault() is { } description
                && document.Paths.TryGetValue($"/{endpoint.RelativePath?.TrimEnd('/')}", out var path))
            {
                operations.Fill(path.Operations![new HttpMethod(endpoint.HttpMethod!)], description, metadata);
            }
        }

        return Task.CompletedTask;
    }

    private async Task<PublicBody> WriteAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        using var bytes = new MemoryStream();
        await document.SerializeAsJsonAsync(bytes, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return PublicBody.Of(bytes.ToArray());
    }
}
