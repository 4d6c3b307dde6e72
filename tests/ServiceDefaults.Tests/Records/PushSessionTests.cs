using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.ServiceDefaults.Records;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.ServiceDefaults.Tests.Records;

public sealed class PushSessionTests
{
    [Fact]
    public async Task Run_ThatFailsWhileTheSenderGoesOn_LeavesNoReadBehind()
    {
        // What checks a record fails before anything is stored, so nothing is there to store with.
        var session = new PushSession<DbContext, Record, Manifest>(
            writer: null!, _ => throw new TimeoutException(), _ => new PushMode(Atomic: false, ValidateOnly: false));
        var sender = new EndlessSender();

        await Assert.ThrowsAsync<TimeoutException>(() => session.RunAsync<Manifest>(null!, sender, null!, (_, _, _) => new Manifest(), CancellationToken.None));

        Assert.Equal(0, sender.Waiting);
    }

    /// <summary>Sends one request and keeps the stream open.</summary>
    private sealed class EndlessSender : IAsyncStreamReader<Manifest>
    {
        private int sent;

        public Manifest Current { get; } = new();

        public int Waiting { get; private set; }

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (sent++ == 0)
            {
                return true;
            }

            Waiting++;
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return false;
            }
            finally
            {
                Waiting--;
            }
        }
    }

    private sealed class Record : SourceRecord
    {
        public override string EntryType => "";

        public override string Subject => "";

        public override object ToEvent() => new();
    }
}
