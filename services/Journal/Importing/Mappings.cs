using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Journal.Importing;

/// <summary>The mappings of one service's sources, found by its journal's name.</summary>
public abstract class Mappings(string journal)
{
    /// <summary>Most mappings of a source.</summary>
    public const int Most = 100;

    /// <summary>Name of the journal.</summary>
    public string Journal { get; } = journal;

    /// <summary>Stores a mapping, in the place of one of its name; FAILED_PRECONDITION (TOO_MANY_MAPPINGS) beyond the most.</summary>
    public abstract Task<Mapping> PutAsync(string source, Mapping mapping, CancellationToken cancellationToken);

    /// <summary>A mapping of the source; NOT_FOUND (MAPPING_NOT_FOUND).</summary>
    public abstract Task<Mapping> GetAsync(string source, string name, CancellationToken cancellationToken);

    /// <summary>The source's mappings by name.</summary>
    public abstract Task<List<Mapping>> ListAsync(string source, CancellationToken cancellationToken);

    /// <summary>Removes a mapping.</summary>
    public abstract Task DeleteAsync(string source, string name, CancellationToken cancellationToken);
}

/// <inheritdoc />
internal sealed class Mappings<TContext>(IDbContextFactory<TContext> contexts, JournalNames<TContext> names, TimeProvider time) : Mappings(names.Journal)
    where TContext : DbContext
{
    public override async Task<Mapping> PutAsync(string source, Mapping mapping, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = JournalEntry.ToMicros(time.GetUtcNow());
        var content = JsonFormatter.Default.Format(new Mapping(mapping) { RecordedAt = null });
        if (await context.Set<StoredMapping>().FindAsync([source, mapping.Name], cancellationToken) is { } stored)
        {
            (stored.Content, stored.RecordedAtMicros) = (content, now);
            await context.SaveChangesAsync(cancellationToken);
            return ToWire(stored);
        }

        if (await context.Set<StoredMapping>().CountAsync(one => one.Source == source, cancellationToken) >= Most)
        {
            throw new DomainException(Grpc.Core.StatusCode.FailedPrecondition, "TOO_MANY_MAPPINGS", $"A source has at most {Most} mappings; remove one first.");
        }

        var added = new StoredMapping { Source = source, Name = mapping.Name, Content = content, RecordedAtMicros = now };
        context.Add(added);
        await context.SaveChangesAsync(cancellationToken);
        return ToWire(added);
    }

    public override async Task<Mapping> GetAsync(string source, string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<StoredMapping>().FindAsync([source, name], cancellationToken) is { } stored
            ? ToWire(stored)
            : throw DomainException.NotFound("MAPPING_NOT_FOUND", "Your source has no mapping of this name.");
    }

    public override async Task<List<Mapping>> ListAsync(string source, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var stored = await context.Set<StoredMapping>().AsNoTracking().Where(mapping => mapping.Source == source).OrderBy(mapping => mapping.Name)
            .Take(Most).ToListAsync(cancellationToken);
        return [.. stored.Select(ToWire)];
    }

    public override async Task DeleteAsync(string source, string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Set<StoredMapping>().Where(mapping => mapping.Source == source && mapping.Name == name).ExecuteDeleteAsync(cancellationToken);
    }

    private static Mapping ToWire(StoredMapping stored)
    {
        var mapping = JsonParser.Default.Parse<Mapping>(stored.Content);
        mapping.RecordedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddTicks(stored.RecordedAtMicros * TimeSpan.TicksPerMicrosecond));
        return mapping;
    }
}
