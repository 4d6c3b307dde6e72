using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Medborgarlofte.Reporting.Tests.Intake;

/// <summary>How many statements read, and how many rows they gave: what a read costs, whatever else the machine does.</summary>
internal sealed class ReadsCounted : DbCommandInterceptor, IMaterializationInterceptor
{
    public int Statements { get; private set; }

    public int Rows { get; private set; }

    public void Reset() => (Statements, Rows) = (0, 0);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Statements++;
        return new(result);
    }

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        Rows++;
        return entity;
    }
}
