namespace Medborgarlofte.ServiceDefaults.Starting;

/// <summary>Why a program cannot go on, told to whoever started it as one sentence and an exit code.</summary>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="message">What is wrong and what to do about it. Without passwords.</param>
/// <param name="cause">What was met.</param>
public sealed class StartException(int exitCode, string message, Exception? cause = null) : InvalidOperationException(message, cause)
{
    /// <summary>One of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
