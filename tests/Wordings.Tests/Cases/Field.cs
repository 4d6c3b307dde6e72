namespace Medborgarlofte.Wordings.Tests.Cases;

/// <summary>One field's score: of how many, how many were read right, and each that was not.</summary>
internal sealed record Field(string Name, double Target)
{
    private readonly List<string> misses = [];
    private int all;

    public double Score => all == 0 ? 1 : (double)(all - misses.Count) / all;

    public void Compare<T>(string where, T signed, T read)
    {
        all++;
        if (!Equals(signed, read))
        {
            misses.Add($"    {where}: read {read}, signed {signed}");
        }
    }

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Name,-32} {all - misses.Count,4} of {all,-4} {Score:0.000} (target {Target:0.00})\n{string.Join('\n', misses)}");
}
