using Medborgarlofte.Issuer;
using Medborgarlofte.ServiceDefaults.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Medborgarlofte.Standalone.Issuing;

/// <summary>
/// The Issuer in this process. It is an application of its own, which starts with the first request to one of its addresses: whoever uses
/// only the command "token" pays nothing for it.
/// </summary>
internal sealed class IssuerBranch(
    IConfiguration configuration, IssuerAddress address, SigningKey key, TimeProvider time, ILoggerFactory loggers, IHostApplicationLifetime lifetime)
    : IAsyncDisposable
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1);
    private volatile Running? running;

    private sealed record Running(WebApplication App, BranchServer Server);

    /// <summary>Answers a request to the Issuer.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var branch = running ?? await StartAsync(http.RequestAborted);

        // Its answers hold secrets beside what was sent, which compression under TLS would give away.
        if (http.Features.Get<IHttpsCompressionFeature>() is { } compression)
        {
            compression.Mode = HttpsCompressionMode.DoNotCompress;
        }

        await branch.Server.ProcessAsync(http);
    }

    /// <summary>The Issuer's services, started: for the commands.</summary>
    public async Task<IServiceProvider> ServicesAsync(CancellationToken cancellationToken) => (running ?? await StartAsync(cancellationToken)).App.Services;

    public async ValueTask DisposeAsync()
    {
        if (running is { } branch)
        {
            await EndAsync(branch.App);
        }

        turn.Dispose();
    }

    /// <summary>What does not stop in time is left: the process ends all the same.</summary>
    private static async Task EndAsync(WebApplication app)
    {
        using var patience = new CancellationTokenSource(LongestStop);
        await Task.WhenAny(app.StopAsync(patience.Token), Task.Delay(LongestStop, CancellationToken.None));
        await app.DisposeAsync();
    }

    private async Task<Running> StartAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            // Whoever came first may go away; the others still wait for it.
            return running ??= await BuildAsync(lifetime.ApplicationStopping);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Running> BuildAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Issuer:Address"] = address.Value.ToString(),

            // The gateway before it has looked at the proxies already.
            ["Issuer:TrustedProxies"] = "",
        });
        var server = new BranchServer();
        builder.Services.AddSingleton<IServer>(server);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(key);
        builder.Services.AddRouting();
        builder.Services.Replace(ServiceDescriptor.Singleton(loggers));
        builder.AddIssuer();
        var app = builder.Build();
        app.MapIssuer();
        try
        {
            await app.StartAsync(cancellationToken);
            await app.Services.GetRequiredService<IssuerReadiness>().WaitAsync(cancellationToken);
            return new Running(app, server);
        }
        catch
        {
            // The process is stopping, or the next request tries again: nothing of this attempt goes on.
            await EndAsync(app);
            throw;
        }
    }
}
