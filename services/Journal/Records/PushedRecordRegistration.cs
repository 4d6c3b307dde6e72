using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Medborgarlofte.Journal.Records;

/// <summary>Adds one type of pushed record to its service.</summary>
public static class PushedRecordRegistration
{
    /// <summary>Adds what its RPCs call.</summary>
    public static void AddPushedRecords<TContext, TType, TWire, TEvent>(this IServiceCollection services)
        where TContext : DbContext
        where TType : PushedRecordType<TWire, TEvent>
        where TWire : class, IPushedRecord, new()
        where TEvent : PushedRecorded, IPushedRecorded<TEvent, TWire>
    {
        services.AddSingleton<RecordWriter<TContext, PushedRecord<TEvent>>>();
        services.AddSingleton<PushedRecordType<TWire, TEvent>, TType>();
        services.AddSingleton<PushedRecords<TContext, TWire, TEvent>>();
    }

    /// <summary>Adds its table.</summary>
    public static void AddPushedRecords<TEvent>(this ModelBuilder model, string table) where TEvent : PushedRecorded, IRecordedType =>
        model.Entity<PushedRecord<TEvent>>(record =>
        {
            record.IsSourceRecord(table);
            record.Property(r => r.Kind).HasMaxLength(64);
            record.HasIndex(r => new { r.MunicipalityCode, r.Date });
        });
}
