namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>One host embedded and one apart, for the benchmarks that ask the same of both, and one with the whole country; started when first asked for.</summary>
/// <param name="on">Which of "embedded" and "apart".</param>
internal sealed class SharedHosts(IReadOnlyCollection<string> on) : IAsyncDisposable
{
    private EmbeddedHost? embedded;
    private ApartHost? apart;
    private Country? country;

    /// <summary>Those that there are: what runs apart is left out where PostgreSQL or RabbitMQ is not installed.</summary>
    public async IAsyncEnumerable<IBenchmarkHost> AllAsync()
    {
        if (on.Contains("embedded"))
        {
            yield return embedded ??= await EmbeddedHost.StartAsync();
        }

        if (on.Contains("apart") && (apart ??= await ApartHost.StartAsync()) is { } there)
        {
            yield return there;
        }
    }

    /// <summary>The whole country, loaded when first asked for.</summary>
    public async Task<Country> CountryAsync(Options options) => country ??= await Country.LoadAsync(options);

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new IAsyncDisposable?[] { embedded, apart, country }.OfType<IAsyncDisposable>())
        {
            await host.DisposeAsync();
        }
    }
}
