using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Notes damage that a statement meets while the process runs.</summary>
internal sealed class CorruptionWatch(Action<Exception> mark) : DbCommandInterceptor
{
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => mark(eventData.Exception);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        mark(eventData.Exception);
        return Task.CompletedTask;
    }
}
