namespace Medborgarlofte.Gateway.Records;

/// <summary>After Reporting has not answered it is not asked for warnings for a while: pushes must not wait for it one by one.</summary>
internal sealed class ReportingPause(TimeProvider time)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    private long begun;

    /// <summary>True while nothing is asked.</summary>
    public bool IsOn => Interlocked.Read(ref begun) is > 0 and var at && time.GetElapsedTime(at) < Length;

    /// <summary>It has not answered.</summary>
    public void Begin() => Interlocked.Exchange(ref begun, time.GetTimestamp());
}
