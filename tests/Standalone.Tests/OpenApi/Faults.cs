namespace Medborgarlofte.Standalone.Tests.OpenApi;

/// <summary>Many findings of one test, told all at once.</summary>
internal static class Faults
{
    private const int Told = 40;

    public static void AssertNone(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, $"{all.Count}:{Environment.NewLine}{string.Join(Environment.NewLine, all.Take(Told))}");
    }
}
