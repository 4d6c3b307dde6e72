namespace Medborgarlofte.Standalone;

/// <summary>
/// Tells when a load has ended, by how much has been allocated from look to look. A record that is pushed takes some 17 KB until it is counted.
/// </summary>
internal sealed class LoadEnd
{
    private const long OfALoad = 100_000_000;
    private const long OfAQuietTime = 10_000_000;

    private long before;
    private bool loaded;

    /// <summary>True once for each load: at the first look that finds it quiet again.</summary>
    /// <param name="allocated">Bytes since the process began, of which a look's part is what has come since the look before.</param>
    public bool IsNow(long allocated)
    {
        var part = allocated - before;
        before = allocated;
        if (part >= OfALoad)
        {
            loaded = true;
        }

        if (!loaded || part > OfAQuietTime)
        {
            return false;
        }

        loaded = false;
        return true;
    }
}
