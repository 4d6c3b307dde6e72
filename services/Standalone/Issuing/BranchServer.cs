using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Medborgarlofte.Standalone.Issuing;

/// <summary>The server of an application within this process: it listens nowhere, and takes requests that another application has received.</summary>
internal sealed class BranchServer : IServer
{
    private Func<IFeatureCollection, Task>? process;

    public IFeatureCollection Features { get; } = new FeatureCollection();

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        process = features => ProcessAsync(application, features);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }

    /// <summary>Answers a request. Of what the other application knows of it only the connection, the request and the answer are passed on.</summary>
    public Task ProcessAsync(HttpContext http)
    {
        var features = new FeatureCollection();
        Copy<IHttpRequestFeature>(http, features);
        Copy<IHttpResponseFeature>(http, features);
        Copy<IHttpResponseBodyFeature>(http, features);
        Copy<IHttpConnectionFeature>(http, features);
        Copy<IHttpRequestLifetimeFeature>(http, features);
        Copy<IHttpRequestIdentifierFeature>(http, features);
        Copy<IHttpRequestBodyDetectionFeature>(http, features);
        Copy<IHttpMaxRequestBodySizeFeature>(http, features);
        Copy<IRequestBodyPipeFeature>(http, features);
        return process!(features);
    }

    private static void Copy<TFeature>(HttpContext http, FeatureCollection features)
    {
        if (http.Features.Get<TFeature>() is { } feature)
        {
            features.Set(feature);
        }
    }

    private static async Task ProcessAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features)
        where TContext : notnull
    {
        var context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
        }
        catch (Exception e)
        {
            application.DisposeContext(context, e);
            throw;
        }

        application.DisposeContext(context, null);
    }
}
