using Medborgarlofte.ServiceDefaults.Health;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>Adds a service's own database. Each provider has a derived context, which is how EF Core keeps one set of migrations for each.</summary>
public static class DatabaseRegistration
{
    /// <summary>Adds a factory of <typeparamref name="TContext"/> for the configured provider.</summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="name">Name of the connection string and of the health check.</param>
    /// <param name="durability">What its commits have to outlive.</param>
    public static void AddServiceDatabase<TContext, TSqlite, TPostgreSql, TSqlServer>(
        this IHostApplicationBuilder builder, string name, Durability durability = Durability.Full)
        where TContext : DbContext
        where TSqlite : TContext
        where TPostgreSql : TContext
        where TSqlServer : TContext
    {
        builder.Services.AddOptions<DatabaseOptions>().BindConfiguration("Database").ValidateDataAnnotations().ValidateOnStart();
        RequireProvider(builder.Configuration["Database:Provider"]);
        var options = builder.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        var connection = ConnectionSettings.Require(builder.Configuration, options.Provider, name);
        builder.Services.AddSingleton(new ServiceDatabase<TContext>(name, options.Provider, connection, durability));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<StandingFaults>();
        builder.Services.AddSingleton<DatabaseIntegrity<TContext>>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DatabaseIntegrity<TContext>>());
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                builder.AddContext<TContext, TSqlite>(database => database.UseServiceSqlite(connection, durability));
                break;
            case DatabaseProvider.PostgreSql:
                builder.AddContext<TContext, TPostgreSql>(database => database.UseNpgsql(PostgreSql(connection, durability)));
                break;
            case DatabaseProvider.SqlServer:
                var checkedConnection = SqlServerSettings.RequireTls(connection, name, options.AllowInsecureConnection);
                builder.AddContext<TContext, TSqlServer>(database => database.UseServiceSqlServer(checkedConnection));
                break;
            default:
                throw UnknownProvider($"{options.Provider}");
        }

        builder.Services.AddReadyCheck<DatabaseHealth<TContext>>($"database-{name}");
        if (options.MigrateAtStart)
        {
            builder.Services.AddHostedService<Migration<TContext>>();
        }
    }

    private static void RequireProvider(string? configured)
    {
        if (configured is not null && !Enum.TryParse<DatabaseProvider>(configured, ignoreCase: true, out _))
        {
            throw UnknownProvider(configured);
        }
    }

    private static StartException UnknownProvider(string provider) => new(
        ExitCodes.Configuration, $"Configuration Database:Provider {provider} is not one of Sqlite, PostgreSql, SqlServer.");

    private static string PostgreSql(string connection, Durability durability)
    {
        if (durability == Durability.Full)
        {
            return connection;
        }

        var settings = new NpgsqlConnectionStringBuilder(connection);
        settings.Options = $"{settings.Options} -c synchronous_commit=off".TrimStart();
        return settings.ConnectionString;
    }

    private static void AddContext<TContext, TProvider>(this IHostApplicationBuilder builder, Action<DbContextOptionsBuilder> configure)
        where TContext : DbContext
        where TProvider : TContext
    {
        builder.Services.AddPooledDbContextFactory<TProvider>((services, database) =>
        {
            configure(database);
            database.AddInterceptors(new CorruptionWatch(services.GetRequiredService<DatabaseIntegrity<TContext>>().Mark));

            database.ConfigureWarnings(warnings => warnings
                // Comparing the model with its migrations costs half a second at each start; a test does it once.
                .Ignore(RelationalEventId.PendingModelChangesWarning)
                // EF Core tells it without its exception, also when a stop breaks a read off. The exception is thrown, and told by who takes it.
                .Log((RelationalEventId.TransactionError, LogLevel.Debug)));
        });
        builder.Services.AddSingleton<IDbContextFactory<TContext>>(services =>
            new ProviderFactory<TContext, TProvider>(
                services.GetRequiredService<IDbContextFactory<TProvider>>(), services.GetRequiredService<DatabaseIntegrity<TContext>>()));
        builder.Services.AddSingleton<IMigratable, Migration<TContext>>();
    }

    private sealed class ProviderFactory<TContext, TProvider>(IDbContextFactory<TProvider> provider, DatabaseIntegrity<TContext> integrity)
        : IDbContextFactory<TContext>
        where TContext : DbContext
        where TProvider : TContext
    {
        public TContext CreateDbContext()
        {
            integrity.ThrowIfDamaged();
            return provider.CreateDbContext();
        }

        public async Task<TContext> CreateDbContextAsync(CancellationToken cancellationToken)
        {
            integrity.ThrowIfDamaged();
            return await provider.CreateDbContextAsync(cancellationToken);
        }
    }
}
