using System.Diagnostics;

namespace Medborgarlofte.Distributed.Tests.Servers;

/// <summary>A program in a process group of its own, so that it can be killed with all that it started.</summary>
internal sealed class OsProcess : IDisposable
{
    private readonly Process process;
    private readonly StreamWriter log;
    private bool stopped;

    /// <summary>Starts a program.</summary>
    /// <param name="logFile">What it prints is added here.</param>
    /// <param name="environment">Added to the tests' own.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    public OsProcess(string logFile, IReadOnlyDictionary<string, string> environment, IEnumerable<string> command, string? folder = null)
    {
        log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        var start = new ProcessStartInfo("setsid", command)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? Path.GetDirectoryName(logFile)!,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Write(line.Data);
        process.ErrorDataReceived += (_, line) => Write(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Process id, which is also the group's.</summary>
    public int Id => process.Id;

    /// <summary>True when it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>Waits until it ends; its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>SIGKILL to the whole group: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        if (!stopped)
        {
            stopped = true;
            Signal("KILL");
            process.WaitForExit();
        }
    }

    /// <summary>SIGSTOP: it stands still and notices nothing.</summary>
    public void Pause() => Signal("STOP");

    /// <summary>SIGCONT: it goes on where it stood.</summary>
    public void Resume() => Signal("CONT");

    public void Dispose()
    {
        Kill();
        process.Dispose();
        lock (log)
        {
            log.Dispose();
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{name}", "--", $"-{process.Id}"]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    private void Write(string? line)
    {
        if (line is not null)
        {
            lock (log)
            {
                if (log.BaseStream?.CanWrite == true)
                {
                    log.WriteLine(line);
                }
            }
        }
    }
}
