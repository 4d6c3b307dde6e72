using Medborgarlofte.ServiceDefaults.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
        var options = builder.Configuration.GetSection("Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        var connection = builder.Configuration.GetConnectionString(name)
            ?? throw new InvalidOperationException($"Configuration ConnectionStrings:{name} is missing.");
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
                throw new InvalidOperationException(
                    $"Configuration Database:Provider {options.Provider} is not one of Sqlite, PostgreSql, SqlServer.");
        }

        builder.Services.AddReadyCheck<DatabaseHealth<TContext>>($"database-{name}");
        if (options.MigrateAtStart)
        {
            builder.Services.AddHostedService<Migration<TContext>>();
        }
    }

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
        builder.Services.AddPooledDbContextFactory<TProvider>(database =>
        {
            configure(database);

            // Comparing the model with its migrations costs half a second at each start; a test does it once.
            database.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        });
        builder.Services.AddSingleton<IDbContextFactory<TContext>>(services =>
            new ProviderFactory<TContext, TProvider>(services.GetRequiredService<IDbContextFactory<TProvider>>()));
        builder.Services.AddSingleton<IMigratable, Migration<TContext>>();
    }

    private sealed class ProviderFactory<TContext, TProvider>(IDbContextFactory<TProvider> provider) : IDbContextFactory<TContext>
        where TContext : DbContext
        where TProvider : TContext
    {
        public TContext CreateDbContext() => provider.CreateDbContext();

        public async Task<TContext> CreateDbContextAsync(CancellationToken cancellationToken) =>
            await provider.CreateDbContextAsync(cancellationToken);
    }
}
