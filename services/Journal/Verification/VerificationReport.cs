using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Journal.Verification;

/// <summary>What a verification prints: how far it has come, every fault that it names, and the verdict.</summary>
/// <param name="output">Where it prints.</param>
/// <param name="time">The clock.</param>
public sealed class VerificationReport(TextWriter output, TimeProvider time)
{
    private const int MostOfAKind = 20;
    private static readonly TimeSpan BetweenProgress = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, int> faults = [];
    private long told = time.GetTimestamp();
    private bool incomplete;

    /// <summary>True while nothing is wrong.</summary>
    public bool IsWell => faults.Count == 0;

    /// <summary>Prints a line.</summary>
    public void Tell(string line) => output.WriteLine(line);

    /// <summary>Prints how far it has come, every few seconds.</summary>
    public void Progress(string what, long done, long of)
    {
        if (time.GetElapsedTime(told) >= BetweenProgress)
        {
            told = time.GetTimestamp();
            output.WriteLine($"  {what}: {done} of {of}");
        }
    }

    /// <summary>Notes a fault; of each kind the first ones are printed and the rest counted.</summary>
    /// <param name="kind">What it is a fault of, such as "journal police".</param>
    /// <param name="fault">What is wrong.</param>
    public void Fault(string kind, string fault)
    {
        var count = faults[kind] = faults.GetValueOrDefault(kind) + 1;
        if (count <= MostOfAKind)
        {
            output.WriteLine($"{kind}: {fault}");
        }
    }

    /// <summary>Something that should be there to be checked is not.</summary>
    public void Missing(string what)
    {
        incomplete = true;
        output.WriteLine(what);
    }

    /// <summary>Runs the checks within the time limit, prints the verdict and returns the exit code.</summary>
    public async Task<int> RunAsync(TimeSpan limit, Func<CancellationToken, Task> checks)
    {
        using var ends = new CancellationTokenSource(limit, time);
        try
        {
            await checks(ends.Token);
        }
        catch (Exception e) when (ends.IsCancellationRequested)
        {
            // Whatever was cut off says it in its own way.
            Missing($"It was not finished within {limit} ({e.GetType().Name}); give it more with --time-limit.");
        }

        foreach (var (kind, count) in faults.Where(fault => fault.Value > MostOfAKind))
        {
            output.WriteLine($"{kind}: and {count - MostOfAKind} more");
        }

        output.WriteLine(IsWell && !incomplete ? "verified" : "NOT verified");
        return !IsWell ? ExitCodes.Failed : incomplete ? ExitCodes.NotDone : ExitCodes.Ok;
    }
}
