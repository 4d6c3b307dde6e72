using System.Collections.Concurrent;
using Medborgarlofte.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>What a request says of its host stands in no page and is no key of what is kept.</summary>
public sealed class HostHeaderTests(HostHeaderTests.Unnamed host) : IClassFixture<HostHeaderTests.Unnamed>
{
    private const string Agreement = "vetlanda-2020-2021";

    [Theory]
    [InlineData("/")]
    [InlineData("/kommuner/0685")]
    [InlineData($"/avtal/{Agreement}")]
    [InlineData($"/avtal/{Agreement}/rapport")]
    [InlineData($"/ataganden/{Agreement}~2")]
    [InlineData($"/embed/{Agreement}")]
    [InlineData("/kommuner/0685/feed.atom")]
    [InlineData("/en/municipalities/0685/feed.atom")]
    [InlineData("/medborgarlofte/v1/corrections.atom")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/datasets/dcat")]
    [InlineData("/finns-inte")]
    [InlineData("/medborgarlofte/v1/openapi.json")]
    [InlineData($"/medborgarlofte/v1/commitments/{Agreement}~2/receipt?limit=1")]
    public async Task Get_WithAnyHost_ShowsItNowhere(string path)
    {
        var answer = await AskAsync(path, "evil.example");
        Assert.DoesNotContain("evil.example", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("evil.example", await AskAsync(path, host.RestAddress.Authority), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Feed_WithTwoHosts_HasTheSameIds() => Assert.Equal(
        await AskAsync("/kommuner/0685/feed.atom", "one.example"), await AskAsync("/kommuner/0685/feed.atom", "two.example"));

    [Fact]
    public void Start_WithoutAPublicAddress_WarnsOnce() => Assert.Single(host.Warnings, warning => warning.Contains("Pages:PublicAddress", StringComparison.Ordinal));

    private async Task<string> AskAsync(string path, string name)
    {
        using var request = StandaloneFixture.Request(HttpMethod.Get, path);
        request.Headers.Host = name;
        request.Headers.Accept.ParseAdd("text/html, */*");
        using var answer = await host.Http.SendAsync(request);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A host that does not know its address, as behind a proxy.</summary>
    public sealed class Unnamed : StandaloneFixture, ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> warnings = new();

        internal IReadOnlyCollection<string> Warnings => warnings;

        protected override IReadOnlyDictionary<string, string?> Configuration => new Dictionary<string, string?> { ["Pages:UseLocalAddress"] = "false" };

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            await this.SignVetlandaAsync();
            await Eventually.Get(() => Http.GetAsync($"/avtal/{Agreement}"), answer => answer.IsSuccessStatusCode);
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                warnings.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }

        protected override void Built(IServiceProvider services) => services.GetRequiredService<ILoggerFactory>().AddProvider(this);
    }
}
