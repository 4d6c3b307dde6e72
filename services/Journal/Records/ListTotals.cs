using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal.Records;

/// <summary>How many items a list has on all of its pages.</summary>
public static class ListTotals
{
    /// <summary>Null on later pages: counting reads the whole list, and whoever reads it page by page has been told.</summary>
    public static async Task<long?> TotalAsync<T>(this IQueryable<T> list, PageRequest page, CancellationToken cancellationToken) =>
        page.Offset == 0 ? await list.LongCountAsync(cancellationToken) : null;
}
