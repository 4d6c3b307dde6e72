using System.ComponentModel.DataAnnotations;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>The database systems that the services run on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file for each service; for Standalone and for tests.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later.</summary>
    PostgreSql,

    /// <summary>SQL Server 2022 or later.</summary>
    SqlServer,
}

/// <summary>What a commit of a database has to outlive.</summary>
public enum Durability
{
    /// <summary>A power cut: what was acknowledged is there.</summary>
    Full,

    /// <summary>The process alone: a power cut may take the last commits, whole and in order, and they are made anew from elsewhere.</summary>
    Rebuildable,
}

/// <summary>Configuration section "Database".</summary>
public sealed class DatabaseOptions
{
    /// <summary>Which system; the connection strings stand under ConnectionStrings by the service's name.</summary>
    [Required]
    public DatabaseProvider Provider { get; set; }

    /// <summary>Apply migrations at start. Off where several replicas start at once: run with --migrate first.</summary>
    public bool MigrateAtStart { get; set; }

    /// <summary>
    /// Accept a connection to SQL Server that is not encrypted, or does not check the server's certificate, also where the server is
    /// another machine.
    /// </summary>
    public bool AllowInsecureConnection { get; set; }
}
