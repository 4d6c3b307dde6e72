using System.Runtime.CompilerServices;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Records;

namespace Medborgarlofte.Gateway.Tests.Records;

/// <summary>Where the reading of a body ends when the process is told to stop.</summary>
public sealed class StoppingLinesTests
{
    [Fact]
    public async Task Until_NotStopping_TakesEveryLine()
    {
        var lines = await StoppingLines.UntilAsync(cancellationToken => LinesAsync(3, open: false, static () => { }, cancellationToken), default, default).ToListAsync();
        Assert.Equal([1, 2, 3], lines.Select(line => line.Number));
        Assert.All(lines, line => Assert.Null(line.Refusal));
    }

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 3)]
    public async Task Until_Stopping_RefusesTheNextLineAndIsAtItsEnd(bool open, long last)
    {
        using var stopping = new CancellationTokenSource();

        // Told to stop while it waits for a fourth line, or when the third one has come.
        var lines = await StoppingLines.UntilAsync(
            cancellationToken => LinesAsync(open ? 3 : 5, open, stopping.Cancel, cancellationToken), stopping.Token, default).ToListAsync();
        Assert.Equal(last, lines[^1].Number);
        Assert.Equal("SERVICE_STOPPING", lines[^1].Refusal?.Reason);
        Assert.All(lines.SkipLast(1), line => Assert.Null(line.Refusal));
        Assert.Equal(last, lines.Count);
    }

    private static async IAsyncEnumerable<RecordLine<PoliceActivity>> LinesAsync(
        int count, bool open, Action stop, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var number = 1; number <= count; number++)
        {
            if (!open && number == 3)
            {
                stop();
            }

            yield return new RecordLine<PoliceActivity>(number, new PoliceActivity(), Refusal: null);
        }

        if (open)
        {
            stop();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
